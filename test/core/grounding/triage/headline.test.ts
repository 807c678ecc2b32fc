import { describe, expect, it } from 'vitest';
import type { Coverage } from '../../../../src/core/contract/audit-coverage.ts';
import type { Finding } from '../../../../src/core/contract/audit-finding.ts';
import type { Unreadable } from '../../../../src/core/grounding/audit-input.ts';
import { headlineOf, type HeadlineFacts } from '../../../../src/core/grounding/triage/headline.ts';

const NONE = {
  grounded: 0,
  inherited: 0,
  ungrounded: 0,
  exempt: 0,
  notApplicable: 0,
  unclassified: 0,
  unknown: 0,
};

type Sends = NonNullable<Coverage['sends']>;

function coverage(
  workflows: Partial<Coverage['workflows']>,
  sends: (Partial<typeof NONE> & { total: number; unsubscribes: Partial<typeof NONE> }) | null = null,
): Coverage {
  return {
    lead: sends === null ? 'workflows' : 'sends',
    workflows: {
      unit: 'workflows',
      ...NONE,
      feeders: 0,
      off: 0,
      total: 0,
      score: 0,
      withheld: null,
      unknownShare: 0,
      ...workflows,
    },
    sends: sends === null ? null : sendsOf(sends),
    people: null,
  };
}

function sendsOf({
  unsubscribes,
  ...sent
}: Partial<typeof NONE> & { total: number; unsubscribes: Partial<typeof NONE> }): Sends {
  return {
    unit: 'emails',
    source: '',
    from: '2026-10-25T08:00:00.000Z',
    asOf: '2026-11-24T08:00:00.000Z',
    ...NONE,
    ...sent,
    unsubscribes: { ...NONE, ...unsubscribes, total: 0 },
    senders: 1,
    sendersKnown: 1,
    score: 0,
    withheld: null,
    unknownShare: 0,
  };
}

const facts = (about: Coverage, overrides: Partial<HeadlineFacts> = {}): HeadlineFacts => ({
  coverage: about,
  findings: [],
  unreadable: [],
  failed: new Map(),
  sentBy: new Map(),
  awaitingResult: 0,
  statisticsRefused: false,
  ...overrides,
});

const sixOfSixteen = { grounded: 7, inherited: 3, ungrounded: 6, total: 16 };
const monthOfMail = {
  grounded: 3022,
  inherited: 1212,
  ungrounded: 3606,
  total: 7840,
  unsubscribes: { grounded: 17, inherited: 6, ungrounded: 58 },
};
const refused: Unreadable = {
  kind: 'portal',
  id: '4242',
  name: null,
  code: 'hubspot_forbidden',
  message: 'HubSpot refused the workflows: no permission. Grant the app the scope automation.',
  isEnabled: null,
  objectTypeId: null,
};

const failedFinding = (id: string, suppressed: Finding['suppressed'] = null): Finding => ({
  ruleId: 'SG502',
  severity: 'error',
  asset: { kind: 'workflow', id, name: id },
  message: '',
  why: '',
  question: '',
  evidence: [{ kind: 'hypothesis', id: 'h_1', path: 'verdict.state', text: '' }],
  fingerprint: id,
  suppressed,
  graceUntil: null,
});

describe('the headline', () => {
  it.each([
    [
      'e-mails and unsubscribes',
      facts(coverage(sixOfSixteen, monthOfMail)),
      '46 % of last month’s automated emails had no hypothesis behind them. 72 % of the unsubscribes came from them.',
    ],
    [
      'no unsubscribes',
      facts(coverage(sixOfSixteen, { ...monthOfMail, unsubscribes: {} })),
      '46 % of last month’s automated emails had no hypothesis behind them.',
    ],
    [
      'service messages are not counted, and it says so',
      facts(coverage(sixOfSixteen, { ...monthOfMail, total: 9000, unsubscribes: {} })),
      '46 % of last month’s automated emails had no hypothesis behind them (service messages and the like aside).',
    ],
    [
      'a share too small to round',
      facts(coverage(sixOfSixteen, { ungrounded: 1, grounded: 999, total: 1000, unsubscribes: {} })),
      'Less than 1 % of last month’s automated emails had no hypothesis behind them.',
    ],
    [
      'no statistics',
      facts(coverage(sixOfSixteen)),
      '6 of the 16 workflows that write to customers have no hypothesis.',
    ],
    [
      'none has one',
      facts(coverage({ ungrounded: 2 })),
      'None of the 2 workflows that write to customers has a hypothesis.',
    ],
    [
      'statistics were refused',
      facts(coverage(sixOfSixteen), { statisticsRefused: true }),
      '6 of the 16 workflows that write to customers have no hypothesis. Let us read e-mail statistics and we can say how much they send.',
    ],
    [
      'statistics, but nothing was sent without a hypothesis',
      facts(coverage({ grounded: 1, ungrounded: 1 }, { grounded: 10, total: 10, unsubscribes: {} })),
      '1 of the 2 workflows that write to customers has no hypothesis.',
    ],
    [
      'all well',
      facts(coverage({ grounded: 3, total: 3 }), { awaitingResult: 2 }),
      'Every workflow that writes to customers has a hypothesis. 2 of them still need a result.',
    ],
    [
      'all well, with one exempt',
      facts(coverage({ grounded: 3, exempt: 1, total: 4 })),
      'Every workflow that writes to customers has a hypothesis or is exempt.',
    ],
    [
      'all well as far as could be read',
      facts(coverage({ grounded: 9, unknown: 1, total: 10 })),
      'Every workflow we could read that writes to customers has a hypothesis.',
    ],
    [
      'none writes',
      facts(coverage({ notApplicable: 4, total: 4, withheld: 'nothing_to_judge' })),
      'No workflow here writes to customers, so there is nothing to justify.',
    ],
    [
      'none is known to write',
      facts(coverage({ unclassified: 2, total: 2, withheld: 'nothing_to_judge' })),
      'No workflow here is known to write to customers; 2 workflows hand records to an outside system, and whether that does is the one question left.',
    ],
    [
      'too much unknown',
      facts(coverage({ ungrounded: 6, unknown: 4, total: 10, feeders: 2, withheld: 'too_much_unknown' })),
      'We could read only 8 of 12 workflows, so there is no overall figure yet. Each one we could not read is listed with the reason.',
    ],
    [
      'workflows refused',
      facts(coverage({ withheld: 'workflows_refused' }), { unreadable: [refused] }),
      'We could not read the workflows, so there is no overall figure. HubSpot refused the workflows: no permission. Grant the app the scope automation.',
    ],
  ])('%s', (_name, given, sentence) => {
    expect(headlineOf(given)).toBe(sentence);
  });

  it('begins with a hypothesis that failed and still runs', () => {
    const given = facts(coverage({ grounded: 3, total: 3 }), {
      findings: [failedFinding('1'), failedFinding('2')],
      failed: new Map([['h_1', 'Win-back discount']]),
      sentBy: new Map([
        ['1', 400],
        ['2', 12],
      ]),
    });
    expect(headlineOf(given)).toBe(
      '“Win-back discount” did not come true, and 2 workflows still act on it: 412 emails in the last 30 days. Every workflow that writes to customers has a hypothesis.',
    );
  });

  it('does not bring up a failed hypothesis whose findings are muted', () => {
    const muted = failedFinding('1', { by: 'mute', reason: 'contract', until: null });
    const given = facts(coverage({ grounded: 3, total: 3 }), {
      findings: [muted],
      failed: new Map([['h_1', 'Win-back discount']]),
    });
    expect(headlineOf(given)).toBe('Every workflow that writes to customers has a hypothesis.');
  });
});

import { describe, expect, it } from 'vitest';
import type { AuditInput, EmailFacts, Unreadable } from '../../../../src/core/grounding/audit-input.ts';
import { coverageOf } from '../../../../src/core/grounding/coverage/coverage.ts';
import type { GroundingState, WorkflowJudgement } from '../../../../src/core/grounding/states/judgement.ts';
import type { WorkflowClass } from '../../../../src/core/grounding/judgements.ts';
import { attributeSends } from '../../../../src/core/grounding/coverage/sends.ts';
import { DAY_MS } from '../../../../src/core/time.ts';
import {
  AUDITED_AT,
  makeAuditInput,
  makeEmail,
  makeWorkflow,
  makeWorkflowJudgement,
} from '../../../factories/audit-models.ts';

interface Row {
  id: string;
  state?: GroundingState;
  class?: WorkflowClass;
  isEnabled?: boolean;
  emails?: (string | null)[];
}

function judged({
  id,
  state = 'ungrounded',
  class: kind = 'customer_facing',
  ...rest
}: Row): WorkflowJudgement {
  const { isEnabled = true, emails = [] } = rest;
  return makeWorkflowJudgement(
    makeWorkflow({ id, isEnabled, messages: emails.map((one) => makeEmail(one)) }),
    {
      state,
      classification: { class: kind, reason: '', chainEntry: null },
    },
  );
}

function cover(rows: Row[], emails: EmailFacts[] | null = null, unreadable: Unreadable[] = []) {
  const workflows = rows.map(judged);
  const span = { from: AUDITED_AT - 30 * DAY_MS, to: AUDITED_AT };
  const input: AuditInput = makeAuditInput({
    workflows: workflows.map(({ workflow }) => workflow),
    emails: emails === null ? null : { emails, ...span },
    unreadable,
  });
  return coverageOf(input, workflows, attributeSends(workflows, input.emails));
}

const email = (id: string, sent: number, unsubscribed = 0): EmailFacts => ({
  id,
  name: `E-mail ${id}`,
  isTransactional: false,
  statistics: { sent, delivered: sent, unsubscribed },
});
const closed = (id: string, isEnabled: boolean | null = true): Unreadable => ({
  kind: 'workflow',
  id,
  name: null,
  code: 'hubspot_forbidden',
  message: 'HubSpot said no',
  isEnabled,
  objectTypeId: null,
});
const times = (count: number, row: Omit<Row, 'id'>, prefix: string): Row[] =>
  Array.from({ length: count }, (_, index) => ({ id: `${prefix}${index}`, ...row }));

describe('coverage in workflows', () => {
  const rows: Row[] = [
    ...times(7, { state: 'grounded' }, 'g'),
    ...times(3, { state: 'inherited' }, 'i'),
    ...times(6, { state: 'ungrounded' }, 'u'),
    ...times(1, { state: 'exempt' }, 'e'),
    ...times(9, { state: 'not_applicable', class: 'operational' }, 'o'),
    ...times(3, { state: 'unclassified', class: 'unclassified' }, 'c'),
    ...times(2, { state: 'ungrounded', class: 'feeder' }, 'f'),
    ...times(5, { state: 'ungrounded', isEnabled: false }, 'x'),
  ];
  const { workflows } = cover(rows, null, [closed('1'), closed('2', false)]);

  it('counts every workflow once, by state, with feeders and those that are off apart', () => {
    expect(workflows).toMatchObject({
      grounded: 7,
      inherited: 3,
      ungrounded: 6,
      exempt: 1,
      notApplicable: 9,
      unclassified: 3,
      unknown: 1,
      feeders: 2,
      off: 6,
      total: 30,
    });
    expect(workflows.total + workflows.feeders + workflows.off).toBe(rows.length + 2);
  });

  it('scores what has a hypothesis against what needs one', () => {
    expect(workflows.score).toBe(10 / 16);
    expect(workflows.withheld).toBeNull();
    expect(workflows.unknownShare).toBe(1 / 32);
  });

  it('keeps background work out of the score, also with a hypothesis attached', () => {
    const counted = cover([{ id: '1', state: 'grounded', class: 'operational' }, { id: '2' }]).workflows;
    expect(counted).toMatchObject({ grounded: 0, notApplicable: 1, score: 0 });
  });

  it.each([
    ['a fifth could not be read: there is a figure', times(4, {}, 'u'), [closed('1')], null],
    ['more could not be read', times(3, {}, 'u'), [closed('1')], 'too_much_unknown'],
    [
      'HubSpot refused all workflows',
      [],
      [{ ...closed('4242', null), kind: 'portal' as const }],
      'workflows_refused',
    ],
    ['a broken file counts as unknown', [{ id: '1' }], [closed('a.json', null)], 'too_much_unknown'],
    [
      'nothing writes to customers',
      times(2, { state: 'not_applicable', class: 'operational' }, 'o'),
      [],
      'nothing_to_judge',
    ],
  ])('%s', (_name, some: Row[], unreadable: Unreadable[], withheld) => {
    const counted = cover(some, null, unreadable).workflows;
    expect(counted.withheld).toBe(withheld);
    expect(counted.score === null).toBe(withheld !== null);
  });
});

describe('coverage in e-mails', () => {
  it('counts what a workflow that could not be read sends as unknown, and one-off e-mails not at all', () => {
    const rows: Row[] = [{ id: '1', state: 'grounded', emails: ['a'] }];
    const ofClosed = { ...email('b', 60, 2), workflowNames: ['Birthday letters'] };
    const oneOff = { ...email('c', 500), workflowNames: [] };
    const { sends } = cover(rows, [email('a', 100, 1), ofClosed, oneOff], [closed('2')]);
    expect(sends).toMatchObject({ grounded: 100, unknown: 60, total: 160 });
    expect(sends?.unsubscribes).toMatchObject({ grounded: 1, unknown: 2, total: 3 });
  });

  it.each([
    [20, null],
    [60, 'too_much_unknown'],
  ])('has an overall figure unless one workflow that was not read sent much of it: %s', (sent, withheld) => {
    const rows: Row[] = [{ id: '1', state: 'grounded', emails: ['a'] }];
    const ofClosed = { ...email('b', sent), workflowNames: ['Birthday letters'] };
    const { sends } = cover(rows, [email('a', 100), ofClosed], [closed('2')]);
    expect(sends).toMatchObject({ unknownShare: sent / (100 + sent), withheld });
    expect(sends?.score).toBe(withheld === null ? 1 : null);
  });

  const rows: Row[] = [
    { id: '1', state: 'grounded', emails: ['a'] },
    { id: '2', state: 'inherited', emails: ['b'] },
    { id: '3', emails: ['c', 'd'] },
    { id: '4', state: 'not_applicable', class: 'service_message', emails: ['e'] },
  ];
  const emails = [
    email('a', 3022, 17),
    email('b', 1212, 6),
    email('c', 3000, 50),
    email('d', 606, 8),
    email('e', 900),
    email('one-off', 40_000, 500),
  ];

  it('adds up, with one-off e-mails left out', () => {
    const { sends } = cover(rows, emails);
    expect(sends).toMatchObject({
      grounded: 3022,
      inherited: 1212,
      ungrounded: 3606,
      notApplicable: 900,
      total: 8740,
    });
    expect(sends?.unsubscribes).toMatchObject({ grounded: 17, inherited: 6, ungrounded: 58, total: 81 });
    expect(sends?.score).toBe((3022 + 1212) / 7840);
    expect(sends).toMatchObject({ from: '2026-10-25T08:00:00.000Z', asOf: '2026-11-24T08:00:00.000Z' });
  });

  it('counts an e-mail of several workflows once, with the worst of them', () => {
    const { sends } = cover(
      [
        { id: '1', state: 'grounded', emails: ['a'] },
        { id: '2', emails: ['a'] },
        { id: '3', state: 'inherited', emails: ['a'] },
      ],
      [email('a', 100)],
    );
    expect(sends).toMatchObject({ grounded: 0, inherited: 0, ungrounded: 100, total: 100 });
  });

  it('leaves out workflows that are off, and never gives them the e-mail of one that is on', () => {
    const { sends } = cover(
      [
        { id: '1', isEnabled: false, emails: ['a', 'b'] },
        { id: '2', state: 'grounded', emails: ['a'] },
      ],
      [email('a', 100), email('b', 7)],
    );
    expect(sends).toMatchObject({ grounded: 100, ungrounded: 0, total: 100, senders: 1 });
  });

  it.each([
    ['four of five are known', 4, 'sends', null],
    ['three of five are known', 3, 'workflows', 'too_much_unknown'],
  ])('leads when enough senders are known: %s', (_name, known, lead, withheld) => {
    const senders = Array.from({ length: 5 }, (_, index) => ({ id: `${index}`, emails: [`m${index}`] }));
    const facts = senders.slice(0, known).map(({ emails: [id] }) => email(id ?? '', 10));
    const coverage = cover(senders, facts);
    expect(coverage.lead).toBe(lead);
    expect(coverage.sends).toMatchObject({ senders: 5, sendersKnown: known, withheld });
  });

  it('takes an e-mail without statistics, or without an id, for not known', () => {
    const silent = { ...email('a', 0), statistics: null };
    expect(cover([{ id: '1', emails: ['a'] }], [silent]).sends).toMatchObject({
      senders: 1,
      sendersKnown: 0,
    });
    expect(cover([{ id: '1', emails: [null] }], []).sends).toMatchObject({ senders: 1, sendersKnown: 0 });
  });

  it('takes a step without a chosen e-mail for no sender', () => {
    expect(cover([{ id: '1', emails: ['0'] }], []).sends).toMatchObject({ senders: 0, total: 0 });
  });

  it('is absent without statistics', () => {
    expect(cover(rows)).toMatchObject({ lead: 'workflows', sends: null, people: null });
  });
});

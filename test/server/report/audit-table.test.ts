import { describe, expect, it } from 'vitest';
import { CONTRADICTIONS } from '../../../src/core/grounding/triage/contradictions.ts';
import { auditTable } from '../../../src/server/report/audit-table.ts';
import { makeAuditReport, makeFinding } from '../../factories/entities.ts';
import { makeFullReport } from './audit-report.ts';

const PLAIN = { colour: false, width: 100, uiDomain: null };
const table = auditTable(makeFullReport(), PLAIN);

describe('the audit as a table', () => {
  it('begins with the headline', () => {
    expect(table.split('\n')[0]).toBe(
      '  46 % of last month’s automated emails had no hypothesis behind them.',
    );
  });

  it('shows what stands behind the workflows that write, with what they sent', () => {
    expect(table).toContain('WORKFLOWS   43 in all: 32 on, 11 off (off is not judged)');
    expect(table).toMatch(/ 17 write to customers +emails, 30 days +unsubscribed/);
    expect(table).toMatch(/ 7 {2}have a hypothesis +3,022 +17/);
    expect(table).toMatch(/ 6 {2}ungrounded: no hypothesis +3,606 +58/);
  });

  it('starts with the workflow that sends most, and leaves out those that only lead on', () => {
    const start = table.slice(table.indexOf('START HERE'), table.indexOf('SAYS ONE THING'));
    expect(start).toMatch(/Event follow-up +2,366 +35\n.*Newsletter welcome 2023 +1,240 +23/);
    expect(start).not.toContain('Lead to customers');
  });

  it('puts contradictions and open questions under headings of their own', () => {
    expect(table).toMatch(/SAYS ONE THING, DOES ANOTHER\n {2}! “Onboarding” says within 30 days/);
    expect(table).toMatch(/TO ANSWER ONCE\n {2}· 3 workflows use webhook/);
    expect(table).toContain('→ Does it write to customers?');
  });

  it('names the rule at the end of a finding, never first', () => {
    const lines = table.split('\n').filter((line) => line.includes('SG'));
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines.filter((one) => !one.includes('gave no answer')))
      expect(line).toMatch(/\[SG\d+\]$/);
  });

  it('says under its headline that it is incomplete and what it lacks, and nothing of the kind when it is not', () => {
    const [, , line] = table.split('\n');
    expect(line).toBe(
      '  ! INCOMPLETE: 1 workflow could not be read; 1 rule gave no answer. See the end of this report.',
    );
    expect(auditTable(makeAuditReport(), PLAIN)).not.toContain('INCOMPLETE');
  });

  it.each([...CONTRADICTIONS])('puts %s among the claims that do not fit', (ruleId) => {
    const text = auditTable(
      makeAuditReport({ findings: [makeFinding({ ruleId, message: 'No fit.' })] }),
      PLAIN,
    );
    expect(text).toContain(`SAYS ONE THING, DOES ANOTHER\n  ✗ No fit. [${ruleId}]`);
  });

  it('says what could not be read, which rule gave no answer, and what is not audited', () => {
    expect(table).toContain('Closed: HubSpot said no');
    expect(table).toContain('Rule SG309 gave no answer: a bug');
    expect(table).toContain('“Event follow-up” (5002), revision 2: old.json');
  });

  it('says once why rules cannot tell, with the assets they cannot tell about', () => {
    const unknowns = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => ({
      ruleId: 'SG302',
      asset: { kind: 'hypothesis' as const, id, name: id === 'a' ? '' : `Title ${id}` },
      reason: 'Nobody gave the properties.',
      cause: 'not_given' as const,
    }));
    const text = auditTable(makeAuditReport({ unknowns }), { ...PLAIN, width: 110 });
    expect(text).toContain('COULD NOT BE JUDGED (neither good nor bad)');
    expect(text).toContain(
      '  a, Title b, Title c, Title d, Title e and 2 more: Nobody gave the properties. [SG302]',
    );
  });

  it('counts what is muted instead of showing it', () => {
    expect(table).not.toContain('Legal notice');
    expect(table).toContain('1 error, 1 warning, 2 notes · 1 muted');
  });

  it('says until when something new is spared', () => {
    const findings = [makeFinding({ severity: 'note', graceUntil: '2026-11-29T08:00:00.000Z' })];
    expect(auditTable(makeAuditReport({ findings }), PLAIN)).toContain('New: judged from 2026-11-29 on.');
  });

  it('has one headline for each asset, and says how many more there are on it', () => {
    const on = (id: string, kind: 'workflow' | 'list' | 'portal', fingerprint: string) =>
      makeFinding({ asset: { kind, id, name: id }, fingerprint, message: `About ${fingerprint}.` });
    const findings = [
      on('1', 'workflow', 'a'),
      on('1', 'workflow', 'b'),
      on('1', 'list', 'c'),
      on('1', 'workflow', 'd'),
      on('1', 'portal', 'e'),
      on('1', 'portal', 'f'),
    ];
    const text = auditTable(makeAuditReport({ findings }), PLAIN);
    const told = text.split('\n').filter((line) => line.includes('✗'));
    expect(told).toEqual([
      '  ✗ About a. And 2 more on this workflow. [SG101]',
      '  ✗ About c. [SG101]',
      '  ✗ About e. [SG101]',
      '  ✗ About f. [SG101]',
    ]);
    expect(text).toContain('6 errors');
  });

  it('begins with what is different after the first time, and lists it', () => {
    const ref = { ...makeFinding(), message: 'Newsletter has none.' };
    const delta = {
      since: { runId: '20261123-080000-000', auditedAt: '2026-11-23T08:00:00.000Z' },
      headline: '12 new since Monday, 1 settled.',
      new: Array.from({ length: 12 }, () => ref),
      settled: [{ ...ref, message: 'Reminder has none.' }],
      worse: [],
      notComparable: 2,
      states: {
        worse: [],
        better: [{ id: '1', name: 'Welcome', from: 'ungrounded', to: 'grounded' } as const],
      },
    };
    const text = auditTable(makeAuditReport({ delta }), PLAIN);
    expect(text.split('\n').slice(0, 2)).toEqual([
      '  12 new since Monday, 1 settled.',
      '  Every workflow has a hypothesis.',
    ]);
    expect(text).toContain('SINCE THE AUDIT OF 2026-11-23\n  new       Newsletter has none. [SG101]');
    expect(text).toContain('            and 2 more\n  settled   Reminder has none. [SG101]');
    expect(text).toContain('  better    “Welcome”: no hypothesis before, now has a hypothesis');
    expect(text).toContain('  2 more cannot be compared');
  });

  it('names mutes without effect and what of the backlog is settled', () => {
    const note = {
      ruleId: 'SG101',
      asset: null,
      fingerprint: null,
      name: 'Test *',
      by: 'ada',
      until: '2026-11-01',
    };
    const text = auditTable(
      makeAuditReport({
        mutes: {
          unused: [{ ...note, asset: { kind: 'list', id: '11' }, name: null, reason: 'Old' }],
          expired: [{ ...note, reason: 'Being rebuilt' }],
        },
        backlog: {
          ...{ source: 'account', at: null, frozen: 9, remaining: 6, unclear: 2 },
          settled: [{ fingerprint: 'a', ruleId: 'SG102', asset: { kind: 'list', id: '11', name: 'Buyers' } }],
        },
      }),
      PLAIN,
    );
    expect(text).toContain('mute of SG101 on “Test *” ended on 2026-11-01: Being rebuilt');
    expect(text).toContain('mute of SG101 on segment 11 hides nothing: Old');
    expect(text).toContain('backlog: 1 of 9 settled; of 2 it cannot be told: Buyers [SG102]');
  });

  it('says that only what has changed is shown, and how much is left out', () => {
    const changedOnly = {
      since: { runId: '20261123-080000-000', auditedAt: '2026-11-23T08:00:00.000Z' },
      workflows: ['1'],
      lists: [],
      leftOut: { error: 3, warning: 1, note: 0 },
    };
    expect(auditTable(makeAuditReport({ changedOnly }), PLAIN)).toMatch(
      /Only what has changed since the audit of 2026-11-23: 1 workflows?, 0 segments\. 4 findings/,
    );
  });

  it('keeps to the width it is given', () => {
    const narrow = auditTable(makeFullReport(), { ...PLAIN, width: 80 });
    for (const line of narrow.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
  });

  it('writes no colour unless asked', () => {
    const escape = String.fromCharCode(27);
    expect(table).not.toContain(escape);
    expect(auditTable(makeFullReport(), { ...PLAIN, colour: true })).toContain(`${escape}[31m`);
  });

  it('links to HubSpot where the account is known', () => {
    const linked = auditTable(makeFullReport(), { ...PLAIN, uiDomain: 'app-eu1.hubspot.com' });
    expect(linked).toContain('https://app-eu1.hubspot.com/workflows/4242/platform/flow/5002/edit');
  });

  it('leaves out what there is nothing to say about', () => {
    const quiet = auditTable(makeAuditReport(), PLAIN);
    expect(quiet).not.toMatch(/START HERE|SAYS ONE THING|COULD NOT|FINDINGS|muted|undefined|NaN/);
  });
});

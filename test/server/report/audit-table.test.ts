import { describe, expect, it } from 'vitest';
import { auditTable } from '../../../src/server/report/audit-table.ts';
import { makeAuditReport } from '../../factories/entities.ts';
import { makeFullReport } from './audit-report.ts';

const PLAIN = { colour: false, width: 100, uiDomain: null };
const table = auditTable(makeFullReport(), PLAIN);

describe('the audit as a table', () => {
  it('begins with the headline', () => {
    expect(table.split('\n')[0]).toBe(
      "  46 % of last month's automated emails had no hypothesis behind them.",
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
    expect(table).toContain('New: judged from 2026-11-29 on.');
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

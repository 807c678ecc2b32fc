import { describe, expect, it } from 'vitest';
import type { AuditReport } from '../../../src/core/contract/audit-report.ts';
import { auditTable } from '../../../src/server/report/audit-table.ts';
import { makeAuditReport } from '../../factories/entities.ts';

const page = (families: AuditReport['families']) =>
  auditTable(makeAuditReport({ families }), { colour: false, width: 100, uiDomain: null });

const family = (
  number: number,
  members: number,
  sent: number | null = 120,
): AuditReport['families'][number] => ({
  key: `k${number}`,
  by: 'list',
  label: `enrol from the segment “Segment ${number}”`,
  workflowIds: Array.from({ length: members }, (_, index) => `${number}${index}`),
  sent,
  unsubscribed: sent === null ? null : 1,
});

describe('families on the page', () => {
  it('are told with what ties them, what they send and the first of them', () => {
    const text = page([family(1, 4)]);
    expect(text).toContain('FAMILIES   1 hypothesis could cover 4 workflows');
    expect(text).toContain('4 enrol from the segment “Segment 1” (120 emails): “10”, “11”, “12”, 1 more.');
  });

  it('say nothing of e-mails that are not known', () => {
    expect(page([family(1, 2, null)])).toContain('2 enrol from the segment “Segment 1”: “10”, “11”.');
  });

  it('are counted beyond the first five', () => {
    const text = page([1, 2, 3, 4, 5, 6, 7].map((number) => family(number, 2)));
    expect(text).toContain('7 hypotheses could cover 14 workflows');
    expect(text).toContain('  and 2 more');
  });

  it('are not mentioned when there are none', () => {
    expect(page([])).not.toContain('FAMILIES');
  });
});

import { expect, test } from 'vitest';
import { weeklyMessage } from '../../../src/core/explain/weekly-message.ts';
import type { Delta } from '../../../src/core/contract/audit-delta.ts';
import {
  hypothesisId,
  makeConcluded,
  makeHypothesis,
  makeSlots,
  makeVerdict,
} from '../../factories/hypotheses.ts';

const SINCE = Date.parse('2026-10-26T13:00:00Z');
const NOW = Date.parse('2026-11-02T13:00:00Z');

const finding = (number: number): Delta['new'][number] => ({
  ...{ fingerprint: `f${number}`, ruleId: 'SG101', severity: 'error' as const },
  asset: { kind: 'workflow', id: String(number), name: `Blast ${number}` },
  message: `“Blast ${number}” writes to customers and serves no hypothesis.`,
});
function delta(overrides: Partial<Delta>): Delta {
  return {
    ...{ since: { runId: '20261026-080000-000', auditedAt: '2026-10-26T08:00:00.000Z' } },
    ...{ headline: '1 new since Monday.', new: [], settled: [], worse: [], notComparable: 0 },
    states: { worse: [], better: [] },
    ...overrides,
  };
}
const week = { delta: delta({}), hypotheses: [], since: SINCE, now: NOW };
const finished = (frozenAt: string) =>
  makeHypothesis({
    slots: makeSlots({ title: 'Repeat' }),
    verdict: makeVerdict({ frozenAt, evidence: 'rose_from' }),
  });

test('says nothing where nothing is new or worse, whatever was settled', () => {
  expect(weeklyMessage(week)).toBeNull();
  expect(weeklyMessage({ ...week, delta: delta({ settled: [finding(1)] }) })).toBeNull();
  expect(weeklyMessage({ ...week, delta: null })).toBeNull();
});

test('tells what is worse first, then what is new, and counts what is more than five', () => {
  const found = delta({ worse: [finding(1)], new: [2, 3, 4, 5, 6, 7].map(finding) });
  const lines = weeklyMessage({ ...week, delta: found });
  expect(lines).toHaveLength(7);
  expect(lines?.slice(0, 2)).toEqual([
    '1 new since Monday.',
    '• “Blast 1” writes to customers and serves no hypothesis.',
  ]);
  expect(lines?.at(-1)).toBe('• and 2 more');
});

test('tells a result of this week that nobody has decided, and none of another', () => {
  const lines = weeklyMessage({ ...week, hypotheses: [finished('2026-11-01T00:00:00.000Z')] });
  expect(lines).toEqual([`“Repeat” (${hypothesisId(1)}): Target reached. Decide it: keep, change or stop.`]);
  expect(weeklyMessage({ ...week, hypotheses: [finished('2026-10-20T00:00:00.000Z')] })).toBeNull();
  const decided = makeConcluded({ verdict: makeVerdict({ frozenAt: '2026-11-01T00:00:00.000Z' }) });
  expect(weeklyMessage({ ...week, hypotheses: [decided] })).toBeNull();
});

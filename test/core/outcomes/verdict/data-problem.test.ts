import { describe, expect, it } from 'vitest';
import { addRecord, emptyTally } from '../../../../src/core/outcomes/cohort/cohort.ts';
import { cohortProblem } from '../../../../src/core/outcomes/verdict/data-problem.ts';
import { evidenceGrade } from '../../../../src/core/outcomes/verdict/evidence.ts';
import {
  goalOf,
  NOTHING_FIXED,
  requiredSizes,
  sizesToFix,
} from '../../../../src/core/outcomes/metric/goal.ts';
import type { LedgerRow } from '../../../../src/core/outcomes/cohort/ledger-row.ts';
import { DAY_MS } from '../../../../src/core/time.ts';
import { makePrediction } from '../../../factories/hypotheses.ts';
import { makeRule, rowJoinedOn, START } from '../cohort-fixtures.ts';

const rule = makeRule({ hasControl: true });
const REACHED: Partial<LedgerRow> = { outcomeAt: START + 2 * DAY_MS };
const UNREADABLE: Partial<LedgerRow> = { excluded: 'not_evaluable' };

/** The problem shown by so many records of each kind, an arm given as control by `arm`. */
function problemOf(kinds: [number, Partial<LedgerRow>][], inBoth = 0) {
  const tally = emptyTally();
  for (const [count, overrides] of kinds)
    for (let i = 0; i < count; i += 1)
      addRecord(tally, [rowJoinedOn(1 + (i % 24) / 24, overrides)], rule, START + 50 * DAY_MS);
  for (let i = 0; i < inBoth; i += 1)
    addRecord(tally, [rowJoinedOn(1, { arm: 'control' }), rowJoinedOn(1)], rule, START + 50 * DAY_MS);
  return cohortProblem(tally, rule)?.code ?? null;
}

describe('data problems', () => {
  const sound: [number, Partial<LedgerRow>][] = [
    [20, REACHED],
    [80, {}],
    [20, { arm: 'control', ...REACHED }],
    [80, { arm: 'control' }],
  ];

  it('are none in a sound cohort, an empty one, and one that just began', () => {
    expect(problemOf(sound)).toBeNull();
    expect(problemOf([])).toBeNull();
    expect(problemOf([[99, {}]])).toBeNull();
  });

  it('are people in both groups, above one in a hundred of the smaller', () => {
    expect(problemOf(sound, 1)).toBeNull();
    expect(problemOf(sound, 2)).toBe('contaminated');
  });

  it('are results that could not be read, above five in a hundred', () => {
    expect(problemOf([...sound, [5, UNREADABLE], [5, { arm: 'control', ...UNREADABLE }]])).toBeNull();
    expect(problemOf([...sound, [6, UNREADABLE], [6, { arm: 'control', ...UNREADABLE }]])).toBe('unreadable');
  });

  it('are results that could not be read in one group more than in the other', () => {
    expect(problemOf([...sound, [2, UNREADABLE]])).toBeNull();
    expect(problemOf([...sound, [3, UNREADABLE]])).toBe('unreadable');
  });

  it('are a hundred people of whom none, or all, did it', () => {
    expect(problemOf([[100, {}]])).toBe('dead_outcome');
    expect(problemOf([[100, REACHED]])).toBe('dead_outcome');
  });
});

describe('goal', () => {
  it('is what was written down', () => {
    expect(goalOf(makePrediction())).toMatchObject({ ok: true, value: { baseline: 0.12, target: 0.15 } });
  });

  it.each([
    ['without today’s number', makePrediction({ baseline: null }), 'goal_incomplete'],
    ['without a target', makePrediction({ target: null }), 'goal_incomplete'],
    ['without a prediction', null, 'goal_incomplete'],
    ['below today’s number, hoping for more', makePrediction({ target: 0.11 }), 'goal_on_wrong_side'],
    ['above it, hoping for less', makePrediction({ direction: 'down' }), 'goal_on_wrong_side'],
    ['equal to it', makePrediction({ target: 0.12 }), 'goal_on_wrong_side'],
  ])('is refused %s', (_, prediction, reason) => {
    expect(goalOf(prediction)).toMatchObject({ ok: false, reason });
  });

  it('needs the sizes fixed at the start, or else planned ones', () => {
    const goal = { direction: 'up', baseline: 0.12, target: 0.15 } as const;
    const fixed = { nMin: 1, nPlan: 20, tOpt: 7, nOpt: null };
    expect(requiredSizes(goal, fixed, null)).toEqual({ nMin: 1, nPlan: 20, ratio: 1, bandBestAt: 7 });
    expect(requiredSizes(goal, { ...fixed, tOpt: null }, null).bandBestAt).toBe(10);
    expect(requiredSizes(goal, NOTHING_FIXED, null).nMin).toBeCloseTo(494.9, 1);
    expect(requiredSizes(goal, NOTHING_FIXED, { ratio: 1 }).nMin).toBeCloseTo(1092.4, 1);
  });

  it('fixes the band at half the planned records, of both groups together', () => {
    const goal = { direction: 'up', baseline: 0.12, target: 0.15 } as const;
    const one = sizesToFix(goal, null);
    expect(one.tOpt).toBeCloseTo(520.5, 1);
    expect(one.nOpt).toBeNull();
    const two = sizesToFix(goal, { ratio: 1 });
    expect(two.nOpt).toBeCloseTo(2174.2, 1);
    expect(two.tOpt).toBeNull();
    expect(sizesToFix(goal, { ratio: 0.25 }).nOpt).toBeCloseTo((5558 + 1390) / 2, -1);
  });
});

describe('evidence', () => {
  const drawn = { hasControl: true, exposureSource: 'action', isHoldoutHonoured: true } as const;
  it.each([
    ['caused', 'people sorted by lot and kept apart', drawn],
    [
      'compared_with',
      'people sorted by lot, not known to be kept apart',
      { ...drawn, isHoldoutHonoured: null },
    ],
    ['compared_with', 'people sorted by lot who were still reached', { ...drawn, isHoldoutHonoured: false }],
    ['compared_with', 'another segment', { ...drawn, exposureSource: 'list' as const }],
    ['rose_from', 'a written number', { ...drawn, hasControl: false }],
  ])('is %s for %s', (grade, _, facts) => {
    expect(evidenceGrade(facts)).toBe(grade);
  });
});

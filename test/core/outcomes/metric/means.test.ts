import { describe, expect, it } from 'vitest';
import type { Goal } from '../../../../src/core/outcomes/metric/goal.ts';
import {
  safeBandOfMeans,
  skewnessOfDifference,
  type ObservedMeans,
} from '../../../../src/core/outcomes/metric/means.ts';
import { planMeans } from '../../../../src/core/outcomes/planning/planning.ts';
import { verdictOf } from '../../../../src/core/outcomes/verdict/verdict.ts';
import { counted, DEADLINE_AT, makeVerdictInput } from '../verdict-fixtures.ts';

/** From 50 to 54 a record; a standard deviation of 20 in either group. */
const GOAL: Goal = { direction: 'up', baseline: 50, target: 54 };
const PLANNED = planMeans({ lift: 4, sdTreatment: 20, sdControl: 20, ratio: 1 });
const SIZES = { ...PLANNED, ratio: 1, bandBestAt: PLANNED.nPlan };

function observed(mean: number, n = 400, overrides: Partial<ObservedMeans> = {}): ObservedMeans {
  const control = { n, mean: 50, variance: 400 };
  return {
    treatment: { n, mean, variance: 400 },
    control,
    isCapped: true,
    plannedSkewness: 0.1,
    ...overrides,
  };
}

function judge(means: ObservedMeans, when: 'deadline' | 'running' = 'deadline', sizes = SIZES) {
  const arm = (n: number): [number, number] => [0, n];
  const control = means.control === null ? null : arm(means.control.n);
  const input = makeVerdictInput({
    goal: GOAL,
    sizes,
    means,
    counts: counted(arm(means.treatment.n), control),
    band: safeBandOfMeans(means, sizes),
  });
  return verdictOf(when === 'deadline' ? input : { ...input, now: DEADLINE_AT });
}

describe('planning of means', () => {
  it('needs (z + z.8)² times the variances over the lift squared', () => {
    expect(PLANNED.nMin).toBeCloseTo((2.0537489 ** 2 * 800) / 16, 3);
    expect(PLANNED.nPlan).toBeCloseTo((2.8953701 ** 2 * 800) / 16, 3);
    expect(PLANNED.nDecisive).toBeCloseTo(4 * PLANNED.nMin, 6);
    const lopsided = planMeans({ lift: 4, sdTreatment: 20, sdControl: 20, ratio: 0.25 });
    expect(lopsided.nPlan).toBeCloseTo((2.8953701 ** 2 * (400 + 1600)) / 16, 3);
  });
});

describe('verdict of means', () => {
  it.each([
    [54, 14, 'validated', null],
    [53.5, 16, 'real_below_target', null],
    [51, 17, 'invalidated', 'missed'],
    [46, 13, 'invalidated', 'worse'],
  ])('at the deadline: %f against 50', (mean, row, state, reason) => {
    const verdict = judge(observed(mean, 500));
    expect(verdict).toMatchObject({ row, state, reason, estimate: { method: 'welch' } });
  });

  it('says “can’t tell” or “too few” where both still fit', () => {
    expect(judge(observed(52, 400))).toMatchObject({ row: 19, state: 'inconclusive' });
    expect(judge(observed(52, 300))).toMatchObject({ row: 18, state: 'underpowered' });
    expect(judge(observed(54.5, 200))).toMatchObject({ row: 15, state: 'underpowered' });
    expect(judge(observed(54, 29))).toMatchObject({ row: 12, state: 'underpowered' });
  });

  it.each([
    ['without a compared group', observed(54, 400, { control: null })],
    ['without a cap', observed(54, 400, { isCapped: false })],
    ['when the history is too skewed', observed(54, 400, { plannedSkewness: -0.21 })],
    ['when the history is not known', observed(54, 400, { plannedSkewness: null })],
  ])('is not given %s', (_, means) => {
    expect(judge(means)).toMatchObject({
      row: 12,
      state: 'inconclusive',
      reason: 'mean_not_reliable',
      estimate: null,
    });
    expect(judge(means, 'running').isFinal).toBe(false);
  });

  it('is given for a split of 75 to 25 and not for one of 90 to 10', () => {
    const split = (ratio: number) => judge(observed(56), 'deadline', { ...SIZES, ratio });
    expect(split(1 / 3).reason).toBeNull();
    expect(split(1 / 9).reason).toBe('mean_not_reliable');
  });

  it('is called early by the band, from a hundred values an arm on', () => {
    expect(judge(observed(62), 'running')).toMatchObject({ row: 5, isFinal: true });
    expect(judge(observed(42), 'running')).toMatchObject({ row: 7, isFinal: true });
    expect(judge(observed(52), 'running')).toMatchObject({ row: 11 });
    expect(judge(observed(62, 99), 'running')).toMatchObject({ row: 4, state: 'too_early', band: null });
  });

  it('goes the other way for a hypothesis that wants less', () => {
    const goal: Goal = { direction: 'down', baseline: 50, target: 46 };
    const means = observed(45);
    const counts = counted([0, 400], [0, 400]);
    const input = makeVerdictInput({
      goal,
      sizes: SIZES,
      means,
      counts,
      band: safeBandOfMeans(means, SIZES),
    });
    expect(verdictOf(input)).toMatchObject({ row: 14, state: 'validated' });
  });
});

describe('skewness of a difference', () => {
  it('cancels in equal arms and does not in unequal ones', () => {
    const arm = { skewness: 7, sd: 40, n: 300 };
    expect(skewnessOfDifference(arm, arm)).toBe(0);
    // (7·40³/2160² − 7·40³/240²) / (1600/2160 + 1600/240)^1.5
    expect(skewnessOfDifference({ ...arm, n: 2160 }, { ...arm, n: 240 })).toBeCloseTo(-0.3812, 3);
  });
});

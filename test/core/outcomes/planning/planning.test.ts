import { describe, expect, it } from 'vitest';
import {
  ALPHA_FINAL,
  forecastFinished,
  oneArmSize,
  planOneArm,
  planTwoArms,
  twoArmSize,
  Z_FINAL,
  Z_POWER,
} from '../../../../src/core/outcomes/planning/planning.ts';
import { normalQuantile, twoSidedZ } from '../../../../src/core/outcomes/statistics/normal.ts';
import { ONE_ARM_SIZE_VECTORS, TWO_ARM_SIZE_VECTORS } from '../statistics/published-vectors.ts';

const DAY = 86_400_000;

describe('planning constants', () => {
  it('are the quantiles the statistics library gives', () => {
    expect(Z_FINAL).toBeCloseTo(twoSidedZ(1 - ALPHA_FINAL), 12);
    expect(Z_POWER).toBeCloseTo(normalQuantile(0.8), 12);
  });
});

describe('sample sizes', () => {
  it.each(ONE_ARM_SIZE_VECTORS)(
    'for one arm match $source',
    ({ p0, p1, alpha, power, expected, tolerance }) => {
      const z = { alpha: twoSidedZ(1 - alpha), power: normalQuantile(power) };
      expect(Math.abs(oneArmSize(p0, p1, z) - expected)).toBeLessThanOrEqual(tolerance);
    },
  );

  it.each(TWO_ARM_SIZE_VECTORS)(
    'for two arms match $source',
    ({ p1, p2, alpha, power, ratio, expected, tolerance }) => {
      const z = { ratio, alpha: twoSidedZ(1 - alpha), power: normalQuantile(power) };
      expect(Math.abs(twoArmSize(p1, p2, z) - expected)).toBeLessThanOrEqual(tolerance);
    },
  );

  // Baseline and target in percent; nMin, nPlan, nDecisive for one arm; treatment sizes at 50/50, 80/20, 90/10.
  it.each([
    [2, 3, 827, 1859, 4069, 4086, 10683, 21649],
    [5, 7, 501, 1097, 2361, 2363, 6126, 12384],
    [5, 10, 81, 197, 453, 465, 1239, 2520],
    [10, 12, 950, 1979, 4119, 4103, 10454, 21033],
    [12, 15, 495, 1041, 2181, 2175, 5558, 11191],
    [12, 18, 124, 273, 590, 593, 1538, 3107],
    [20, 25, 270, 563, 1171, 1169, 2975, 5982],
    [20, 30, 68, 146, 311, 314, 806, 1623],
    [40, 45, 405, 813, 1645, 1638, 4108, 8221],
    [12, 9, 495, 917, 1751, 1750, 4228, 8350],
  ])('from %i %% to %i %% are as tabled', (from, to, nMin, nPlan, nDecisive, even, fifth, tenth) => {
    const one = planOneArm({ baseline: from / 100, target: to / 100 });
    expect([one.nMin, one.nPlan, one.nDecisive].map(Math.ceil)).toEqual([nMin, nPlan, nDecisive]);
    const arms = { control: from / 100, treatment: to / 100 };
    const splits = [1, 0.25, 1 / 9].map((ratio) => Math.ceil(planTwoArms({ ...arms, ratio }).nPlan));
    expect(splits).toEqual([even, fifth, tenth]);
  });

  it('for a holdout of equal size reach the minimum at 1092.4 an arm for 12 → 15 %', () => {
    expect(planTwoArms({ control: 0.12, treatment: 0.15, ratio: 1 }).nMin).toBeCloseTo(1092.4, 1);
  });
});

describe('forecast of finished records', () => {
  const pace = { eligible: 100, startsAt: 0, joinsUntil: 40 * DAY };

  it('goes on at the pace of joining so far', () => {
    expect(forecastFinished({ ...pace, now: 10 * DAY })).toBe(400);
  });

  it('is what there is once joining no longer counts', () => {
    expect(forecastFinished({ ...pace, now: 60 * DAY })).toBe(100);
  });

  it('is unknown before the start and when the time is too short', () => {
    expect(forecastFinished({ ...pace, now: 0 })).toBeNull();
    expect(forecastFinished({ ...pace, joinsUntil: -1, now: 5 * DAY })).toBeNull();
  });
});

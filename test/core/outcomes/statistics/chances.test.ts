import { describe, expect, it } from 'vitest';
import { chanceAbove, chanceOfDifference } from '../../../../src/core/outcomes/statistics/chance.ts';
import { kaplanMeier } from '../../../../src/core/outcomes/statistics/kaplan-meier.ts';
import { powerOfTwoShares } from '../../../../src/core/outcomes/statistics/power.ts';
import {
  chiSquareP,
  logFactorAgainst,
  sampleRatio,
} from '../../../../src/core/outcomes/statistics/sample-ratio.ts';
import { expectNear } from './near.ts';
import {
  CHANCE_OF_DIFFERENCE_VECTORS,
  CHI_SQUARE_VECTORS,
  KAPLAN_MEIER_VECTORS,
  POWER_VECTORS,
  SAMPLE_RATIO_VECTORS,
} from './published-vectors.ts';

const INSUFFICIENT = { kind: 'insufficient' };
const OUT_OF_RANGE = expect.objectContaining({ code: 'parameter_out_of_range' });

describe('chance of being at or above a target', () => {
  it.each([
    [150, 1000, 50.4],
    [149, 1000, 46.9],
    [142, 1000, 24.1],
    [120, 1000, 0.3],
    [60, 400, 50.7],
    [200, 1000, 100],
  ])('for %i in %i against 15 %%', (successes, n, percent) => {
    const chance = chanceAbove(0.15, { successes, n });
    if (chance.kind === 'insufficient') return expect.unreachable('there are counts');
    expectNear(chance.value * 100, percent, 0.05);
  });

  it('keeps the digits of a very small chance', () => {
    const chance = chanceAbove(0.5, { successes: 100_000, n: 10_000_000 });
    if (chance.kind === 'insufficient') return expect.unreachable('there are counts');
    expect(chance.value).toBeGreaterThanOrEqual(0);
    expect(chance.value).toBeLessThan(1e-100);
  });

  it.each(CHANCE_OF_DIFFERENCE_VECTORS)(
    'of two arms matches $source',
    ({ x1, n1, x2, n2, delta, priorA, priorB, expected, tolerance }) => {
      const arms = { treatment: { successes: x1, n: n1 }, control: { successes: x2, n: n2 } };
      const chance = chanceOfDifference(delta, arms, { a: priorA, b: priorB });
      expect(chance.kind).toBe('chance');
      if (chance.kind === 'chance') expectNear(chance.value, expected, tolerance);
    },
  );

  // P(T > C) of two Beta(½, ½ + n) is one half whatever n is; the density of the share has no limit at 0 there.
  it.each([1, 30, 1000, 10_000_000])('of equal arms of %i where nobody reached it is one half', (n) => {
    const arm = { successes: 0, n };
    const chance = chanceOfDifference(0, { treatment: arm, control: arm });
    expect(chance.kind).toBe('chance');
    if (chance.kind === 'chance') expectNear(chance.value, 0.5, 1e-6);
  });

  it('of ten million in each arm is still a chance', () => {
    const arms = {
      treatment: { successes: 1_501_000, n: 10_000_000 },
      control: { successes: 1_500_000, n: 10_000_000 },
    };
    const chance = chanceOfDifference(0.0001, arms);
    expect(chance.kind).toBe('chance');
    if (chance.kind === 'chance') expectNear(chance.value, 0.5, 1e-3);
  });

  it('gives no number without counts, and refuses a limit that is no share', () => {
    expect(chanceAbove(0.15, { successes: 0, n: 0 })).toEqual(INSUFFICIENT);
    const arm = { successes: 3, n: 9 };
    expect(chanceOfDifference(0, { treatment: arm, control: { successes: 1, n: 0 } })).toEqual(INSUFFICIENT);
    expect(() => chanceAbove(1.5, arm)).toThrow(OUT_OF_RANGE);
    expect(() => chanceOfDifference(NaN, { treatment: arm, control: arm })).toThrow(OUT_OF_RANGE);
  });
});

describe('sizes against a declared split', () => {
  it.each(SAMPLE_RATIO_VECTORS)('weigh as in $source', ({ counts, probs, prior, expected, tolerance }) => {
    expectNear(logFactorAgainst(counts, probs, prior), expected, tolerance);
  });

  it('raise the alarm when another split is a hundred times as likely', () => {
    expect(sampleRatio([1650, 1350], [0.5, 0.5])).toMatchObject({ kind: 'tested', alarm: true });
    expect(sampleRatio([500, 450], [0.5, 0.5])).toMatchObject({ kind: 'tested', alarm: false });
    expect(sampleRatio([900, 100], [0.9, 0.1])).toMatchObject({ alarm: false });
    expect(sampleRatio([9_100_000, 900_000], [0.9, 0.1])).toMatchObject({ alarm: true });
  });

  it('say nothing when nobody came, or when the counts are none', () => {
    expect(sampleRatio([0, 0], [0.5, 0.5])).toEqual(INSUFFICIENT);
    expect(sampleRatio([5, -1], [0.5, 0.5])).toEqual(INSUFFICIENT);
    expect(sampleRatio([5, 2.5], [0.5, 0.5])).toEqual(INSUFFICIENT);
  });

  it.each([
    [[500, 450], [0.5]],
    [[500], [1]],
    [
      [500, 450],
      [0.6, 0.6],
    ],
    [
      [500, 450],
      [1, 0],
    ],
    [
      [500, 450],
      [NaN, 0.5],
    ],
  ])('refuse %j against the split %j', (counts, split) => {
    expect(() => sampleRatio(counts, split)).toThrow(OUT_OF_RANGE);
  });

  it.each(CHI_SQUARE_VECTORS)('by χ² match $source', ({ counts, probs, expected, tolerance }) => {
    const [a = NaN, b = NaN] = counts;
    const [toA = NaN, toB = NaN] = probs;
    expectNear(chiSquareP([a, b], [toA, toB]), expected, tolerance);
  });
});

describe('what simulation is held against', () => {
  it.each(POWER_VECTORS)('is the power of $source', ({ expected, tolerance, ...plan }) => {
    expectNear(powerOfTwoShares(plan), expected, tolerance);
  });

  it.each(KAPLAN_MEIER_VECTORS)(
    'is the Kaplan–Meier curve at $at of $source',
    ({ times, events, at, expected, tolerance }) => {
      const subjects = times.map((time, index) => ({ time, isEvent: events[index] === 1 }));
      expectNear(kaplanMeier(subjects, at), expected, tolerance);
    },
  );
});

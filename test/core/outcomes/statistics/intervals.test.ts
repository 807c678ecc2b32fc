import { describe, expect, it } from 'vitest';
import { betaInterval } from '../../../../src/core/outcomes/statistics/beta.ts';
import { normalQuantile, twoSidedZ } from '../../../../src/core/outcomes/statistics/normal.ts';
import { newcombe } from '../../../../src/core/outcomes/statistics/newcombe.ts';
import { sampleFromSums, type Sample } from '../../../../src/core/outcomes/statistics/sample.ts';
import { studentQuantile } from '../../../../src/core/outcomes/statistics/student.ts';
import { welch } from '../../../../src/core/outcomes/statistics/welch.ts';
import { wilson } from '../../../../src/core/outcomes/statistics/wilson.ts';
import { expectEnds, expectNear } from './near.ts';
import {
  BETA_INTERVAL_VECTORS,
  NEWCOMBE_VECTORS,
  NORMAL_QUANTILE_VECTORS,
  STUDENT_QUANTILE_VECTORS,
  WELCH_VECTORS,
  WILSON_VECTORS,
} from './published-vectors.ts';

const OUT_OF_RANGE = expect.objectContaining({ code: 'parameter_out_of_range' });

describe('quantiles', () => {
  it.each(NORMAL_QUANTILE_VECTORS)('of the normal at $p ($source)', ({ p, expected, tolerance }) => {
    expectNear(normalQuantile(p), expected, tolerance);
  });

  it.each(STUDENT_QUANTILE_VECTORS)('of t at $p, $df ($source)', ({ p, df, expected, tolerance }) => {
    expectNear(studentQuantile(p, df), expected, tolerance);
  });

  it.each(BETA_INTERVAL_VECTORS)(
    'of Beta($a, $b) on either side ($source)',
    ({ a, b, alpha, expected: [low = NaN, high = NaN], tolerance }) => {
      const interval = betaInterval({ a, b }, 1 - alpha);
      expectNear(interval[0], low, tolerance);
      expectNear(interval[1], high, tolerance);
    },
  );

  it('of a 96 % interval leave 2 % on either side', () => {
    expect(twoSidedZ(0.96)).toBeCloseTo(2.0537489, 7);
  });

  it.each([0, 1, -0.1, 1.2, NaN])('are refused at %f', (p) => {
    expect(() => normalQuantile(p)).toThrow(OUT_OF_RANGE);
    expect(() => studentQuantile(p, 5)).toThrow(OUT_OF_RANGE);
    expect(() => betaInterval({ a: 1, b: 1 }, p)).toThrow(OUT_OF_RANGE);
  });
});

describe('Wilson interval', () => {
  it.each(WILSON_VECTORS)('of $x in $n matches $source', ({ x, n, alpha, expected, tolerance }) => {
    expectEnds(wilson({ successes: x, n }, 1 - alpha), expected, tolerance);
  });

  it('ends exactly at 0 when nobody and exactly at 1 when everybody reached it', () => {
    expect(wilson({ successes: 0, n: 7 }, 0.96)).toMatchObject({ low: 0 });
    expect(wilson({ successes: 10_000_000, n: 10_000_000 }, 0.96)).toMatchObject({ high: 1 });
  });

  it.each([
    { successes: 0, n: 0 },
    { successes: 3, n: 2 },
    { successes: -1, n: 2 },
    { successes: 0.5, n: 2 },
    { successes: NaN, n: 2 },
  ])('gives no numbers for $successes in $n', (observed) => {
    expect(wilson(observed, 0.96)).toEqual({ kind: 'insufficient' });
  });

  it.each([0, 1, 1.5, NaN])('refuses the level %f', (level) => {
    expect(() => wilson({ successes: 3, n: 9 }, level)).toThrow(OUT_OF_RANGE);
  });
});

describe('Newcombe interval', () => {
  it.each(NEWCOMBE_VECTORS)(
    'of $x1/$n1 − $x2/$n2 matches $source',
    ({ x1, n1, x2, n2, alpha, expected, tolerance }) => {
      const got = newcombe({ successes: x1, n: n1 }, { successes: x2, n: n2 }, 1 - alpha);
      expectEnds(got, expected, tolerance);
    },
  );

  it('gives no numbers when an arm is empty', () => {
    expect(newcombe({ successes: 3, n: 9 }, { successes: 0, n: 0 }, 0.96)).toEqual({ kind: 'insufficient' });
    expect(newcombe({ successes: 0, n: 0 }, { successes: 3, n: 9 }, 0.96)).toEqual({ kind: 'insufficient' });
  });
});

describe('Welch interval', () => {
  it.each(WELCH_VECTORS)('matches $source', ({ a, b, alpha, expected, tolerance }) => {
    const got = welch(sampleOf(a), sampleOf(b), 1 - alpha);
    if (got.kind === 'insufficient') return expect.unreachable('there are values');
    expectNear(got.t, expected.t, tolerance);
    expectNear(got.df, expected.df, tolerance);
    expectNear(got.p, expected.p, tolerance);
    expectEnds(got, [expected.lower, expected.upper], tolerance);
  });

  const fine: Sample = { n: 50, mean: 3, variance: 2 };
  it.each([
    ['a single value', { ...fine, n: 1 }],
    ['no values', { n: 0, mean: NaN, variance: NaN }],
    ['a variance below 0', { ...fine, variance: -1 }],
    ['a fraction of a value', { ...fine, n: 2.5 }],
  ])('gives no numbers for %s', (_, sample) => {
    expect(welch(sample, fine, 0.96)).toEqual({ kind: 'insufficient' });
    expect(welch(fine, sample, 0.96)).toEqual({ kind: 'insufficient' });
  });

  it('gives no numbers when nothing varies', () => {
    const same = sampleOf([4, 4, 4]);
    expect(same.variance).toBe(0);
    expect(welch(same, same, 0.96)).toEqual({ kind: 'insufficient' });
  });

  it('refuses a level that is none', () => {
    expect(() => welch(fine, fine, 96)).toThrow(OUT_OF_RANGE);
  });
});

function sampleOf(values: readonly number[]): Sample {
  const add = (of: (value: number) => number) => values.reduce((sum, value) => sum + of(value), 0);
  return sampleFromSums({
    n: values.length,
    sum: add((value) => value),
    sumOfSquares: add((value) => value * value),
  });
}

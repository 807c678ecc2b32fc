import { describe, expect, it } from 'vitest';
import { normalQuantile, twoSidedZ } from '../../../../src/core/outcomes/statistics/normal.ts';
import { newcombe } from '../../../../src/core/outcomes/statistics/newcombe.ts';
import type { Interval } from '../../../../src/core/outcomes/statistics/proportion.ts';
import { wilson } from '../../../../src/core/outcomes/statistics/wilson.ts';
import { NEWCOMBE_VECTORS, NORMAL_QUANTILE_VECTORS, WILSON_VECTORS } from './published-vectors.ts';

function expectEnds(got: Interval, [low = NaN, high = NaN]: number[], tolerance: number) {
  if (got.kind === 'insufficient') return expect.unreachable('an interval was expected');
  expect(Math.abs(got.low - low)).toBeLessThanOrEqual(tolerance);
  expect(Math.abs(got.high - high)).toBeLessThanOrEqual(tolerance);
}

describe('normal quantile', () => {
  it.each(NORMAL_QUANTILE_VECTORS)('at $p is $expected ($source)', ({ p, expected, tolerance }) => {
    expect(Math.abs(normalQuantile(p) - expected)).toBeLessThanOrEqual(tolerance);
  });

  it('of a 96 % interval leaves 2 % on either side', () => {
    expect(twoSidedZ(0.96)).toBeCloseTo(2.0537489, 7);
  });
});

describe('Wilson interval', () => {
  it.each(WILSON_VECTORS)('of $x in $n matches $source', ({ x, n, alpha, expected, tolerance }) => {
    expectEnds(wilson({ successes: x, n }, 1 - alpha), expected, tolerance);
  });

  it('ends exactly at 0 when nobody and exactly at 1 when everybody reached it', () => {
    expect(wilson({ successes: 0, n: 7 }, 0.96)).toMatchObject({ low: 0 });
    expect(wilson({ successes: 7, n: 7 }, 0.96)).toMatchObject({ high: 1 });
  });

  it.each([
    { successes: 0, n: 0 },
    { successes: 3, n: 2 },
    { successes: -1, n: 2 },
    { successes: 0.5, n: 2 },
  ])('gives no numbers for $successes in $n', (observed) => {
    expect(wilson(observed, 0.96)).toEqual({ kind: 'insufficient' });
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

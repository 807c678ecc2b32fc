import { describe, expect, it } from 'vitest';
import {
  asymptoticHalfWidth,
  differenceBand,
  meansBand,
} from '../../../../src/core/outcomes/statistics/asymptotic-band.ts';
import {
  bandExcludes,
  bernoulliBand,
  lnEvidenceAgainst,
  mixingStrength,
  tightestAt,
} from '../../../../src/core/outcomes/statistics/bernoulli-band.ts';
import { expectEnds, expectNear } from './near.ts';
import {
  ASYMPTOTIC_BAND_VECTORS,
  ASYMPTOTIC_HALF_WIDTH_VECTORS,
  BERNOULLI_BAND_VECTORS,
  LN_EVIDENCE_VECTORS,
  TIGHTEST_AT_VECTORS,
} from './published-vectors.ts';

const INSUFFICIENT = { kind: 'insufficient' };
const PLAN = { alpha: 0.01, tOpt: 520.5 };

describe('exact band of a share', () => {
  it.each(BERNOULLI_BAND_VECTORS)(
    'of $x in $n, best at $tOpt, matches $source',
    ({ x, n, expected, tolerance, ...plan }) => {
      expectEnds(bernoulliBand({ successes: x, n }, plan), expected, tolerance);
    },
  );

  it.each(LN_EVIDENCE_VECTORS)(
    'weighs $p against $x in $n as in $source',
    ({ p, x, n, expected, tolerance, tOpt, alphaOpt }) => {
      const strength = mixingStrength({ alpha: alphaOpt, tOpt });
      expectNear(lnEvidenceAgainst(p, { successes: x, n }, strength), expected, tolerance);
    },
  );

  it.each(TIGHTEST_AT_VECTORS)('is tightest where $source says', ({ alpha, expected, tolerance }) => {
    expectNear(tightestAt(alpha), expected, tolerance);
  });

  it.each([
    [150, 11.22, 19.33],
    [141, 10.43, 18.33],
    [100, 6.9, 13.72],
    [200, 15.69, 24.77],
  ])('at 99 %% for %i in 1,000 with half of 1,041 planned', (successes, low, high) => {
    expectEnds(bernoulliBand({ successes, n: 1000 }, PLAN), [low / 100, high / 100], 5e-5);
  });

  it('says the same without its ends as with them', () => {
    for (const successes of [0, 1, 2, 97, 150, 998, 999, 1000]) {
      const observed = { successes, n: 1000 };
      const band = bernoulliBand(observed, PLAN);
      if (band.kind === 'insufficient') return expect.unreachable('there are counts');
      for (const p of [0.001, 0.05, 0.12, 0.15, 0.5, 0.95, 0.999])
        expect(bandExcludes(p, observed, PLAN), `${p} after ${successes}`).toBe(
          p < band.low || p > band.high,
        );
    }
  });

  it('is mirrored when failures are counted instead', () => {
    const [up, down] = [
      bernoulliBand({ successes: 31, n: 400 }, PLAN),
      bernoulliBand({ successes: 369, n: 400 }, PLAN),
    ];
    if (up.kind === 'insufficient') return expect.unreachable('there are counts');
    expectEnds(down, [1 - up.high, 1 - up.low], 1e-12);
  });

  it('ends at 0 and 1 when nobody and when everybody reached it', () => {
    expect(bernoulliBand({ successes: 0, n: 10_000_000 }, PLAN)).toMatchObject({ low: 0 });
    expect(bernoulliBand({ successes: 10_000_000, n: 10_000_000 }, PLAN)).toMatchObject({ high: 1 });
  });

  it('stays around the share, and narrow, for ten million', () => {
    const band = bernoulliBand({ successes: 1_500_000, n: 10_000_000 }, PLAN);
    if (band.kind === 'insufficient') return expect.unreachable('there are counts');
    expect(band.low).toBeGreaterThan(0.149);
    expect(band.low).toBeLessThan(0.15);
    expect(band.high).toBeGreaterThan(0.15);
    expect(band.high).toBeLessThan(0.151);
  });

  it('holds shares of 0 and 1 possible only while nothing speaks against them', () => {
    const strength = mixingStrength(PLAN);
    expect(lnEvidenceAgainst(0, { successes: 0, n: 9 }, strength)).toBe(0);
    expect(lnEvidenceAgainst(0, { successes: 1, n: 9 }, strength)).toBe(Infinity);
    expect(lnEvidenceAgainst(1, { successes: 9, n: 9 }, strength)).toBe(0);
    expect(lnEvidenceAgainst(1, { successes: 8, n: 9 }, strength)).toBe(Infinity);
  });

  it.each([
    { successes: 0, n: 0 },
    { successes: 3, n: 2 },
    { successes: -1, n: 2 },
    { successes: 0.5, n: 2 },
    { successes: NaN, n: 2 },
    { successes: 1, n: Infinity },
  ])('gives no numbers for $successes in $n', (observed) => {
    expect(bernoulliBand(observed, PLAN)).toEqual(INSUFFICIENT);
  });

  it.each([
    { alpha: 0, tOpt: 10 },
    { alpha: 1, tOpt: 10 },
    { alpha: NaN, tOpt: 10 },
    { alpha: 0.01, tOpt: 0 },
    { alpha: 0.01, tOpt: -5 },
    { alpha: 0.01, tOpt: Infinity },
  ])('refuses to be tuned by alpha $alpha and $tOpt', (plan) => {
    expect(() => bernoulliBand({ successes: 3, n: 9 }, plan)).toThrow(
      expect.objectContaining({ code: 'parameter_out_of_range' }),
    );
  });
});

describe('asymptotic band', () => {
  it.each(ASYMPTOTIC_HALF_WIDTH_VECTORS)(
    'has the half-width of $source',
    ({ se, n, expected, tolerance, ...plan }) => {
      expectNear(asymptoticHalfWidth(se, n, plan), expected, tolerance);
    },
  );

  it.each(ASYMPTOTIC_BAND_VECTORS)(
    'has the ends of $source',
    ({ estimate, se, n, expected: [low = NaN, high = NaN], tolerance, ...plan }) => {
      const half = asymptoticHalfWidth(se, n, plan);
      expectNear(estimate - half, low, tolerance);
      expectNear(estimate + half, high, tolerance);
    },
  );

  it.each([
    [0.1, 4.32],
    [0.25, 3.77],
    [0.5, 3.61],
    [1, 3.57],
    [2, 3.6],
    [4, 3.65],
  ])('at %f of its best size is %f standard errors wide on either side', (share, factor) => {
    expectNear(asymptoticHalfWidth(1, share * 1000, { alpha: 0.01, nOpt: 1000 }), factor, 0.005);
  });

  it.each([
    [360, 288, -0.55, 6.55],
    [420, 240, 3.94, 11.06],
  ])('of %i against %i of 2,400 each', (treated, compared, low, high) => {
    const band = differenceBand(
      { successes: treated, n: 2400 },
      { successes: compared, n: 2400 },
      { alpha: 0.01, nOpt: 2174.2 },
    );
    expectEnds(band, [low / 100, high / 100], 5e-5);
  });

  const plan = { alpha: 0.01, nOpt: 500 };

  it.each([
    ['nine reached it', { successes: 9, n: 300 }, { successes: 30, n: 300 }],
    ['nine did not', { successes: 30, n: 300 }, { successes: 291, n: 300 }],
    ['an arm is empty', { successes: 30, n: 300 }, { successes: 0, n: 0 }],
  ])('is silent while %s in an arm', (_, treatment, control) => {
    expect(differenceBand(treatment, control, plan)).toEqual(INSUFFICIENT);
    expect(differenceBand(control, treatment, plan)).toEqual(INSUFFICIENT);
  });

  it('speaks from ten of either kind in each arm on', () => {
    const ten = { successes: 10, n: 300 };
    expect(differenceBand(ten, { successes: 290, n: 300 }, plan)).toMatchObject({ kind: 'interval' });
  });

  it('of means is silent below a hundred values an arm', () => {
    const sample = { mean: 5, variance: 4 };
    expect(meansBand({ ...sample, n: 99 }, { ...sample, n: 400 }, plan)).toEqual(INSUFFICIENT);
    expect(meansBand({ ...sample, n: 400 }, { ...sample, n: 100, mean: NaN }, plan)).toEqual(INSUFFICIENT);
    const half = asymptoticHalfWidth(Math.sqrt(4 / 100 + 4 / 400), 500, plan);
    expectEnds(meansBand({ ...sample, n: 400 }, { ...sample, n: 100 }, plan), [-half, half], 1e-12);
  });
});

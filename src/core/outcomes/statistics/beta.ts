import cdf from '@stdlib/stats-base-dists-beta-cdf';
import quantile from '@stdlib/stats-base-dists-beta-quantile';
import type { Proportion } from './proportion.ts';
import { requireOpenShare, requirePositive } from './parameters.ts';

/** A beta distribution; both shapes are above 0. */
export interface Beta {
  a: number;
  b: number;
}

/** Jeffreys' prior of a share: it favours nothing on the scale where shares are equally hard to tell apart. */
export const JEFFREYS: Beta = { a: 0.5, b: 0.5 };

/** What is believed of a share after observing it. */
export function posterior({ successes, n }: Proportion, prior: Beta = JEFFREYS): Beta {
  return { a: successes + prior.a, b: n - successes + prior.b };
}

/** P(X > x). Taken from the mirrored distribution, so that small chances keep their digits. */
export function betaAbove(x: number, { a, b }: Beta): number {
  if (x <= 0) return 1;
  return x >= 1 ? 0 : cdf(1 - x, b, a);
}

/** Equal-tailed interval that holds `level` (0–1) of a beta distribution, as [low, high]. */
export function betaInterval({ a, b }: Beta, level: number): [number, number] {
  requireOpenShare('level', level);
  requirePositive('a', a);
  requirePositive('b', b);
  const tail = (1 - level) / 2;
  return [quantile(tail, a, b), 1 - quantile(tail, b, a)];
}

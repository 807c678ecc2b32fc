import cdf from '@stdlib/stats-base-dists-t-cdf';
import quantile from '@stdlib/stats-base-dists-t-quantile';
import { requireOpenShare, requirePositive } from './parameters.ts';

/** Quantile of Student's t for 0 < p < 1; `df` may be fractional. */
export function studentQuantile(p: number, df: number): number {
  requireOpenShare('p', p);
  requirePositive('df', df);
  return quantile(p, df);
}

/** P(|T| ≥ |t|) under Student's t. */
export function studentTwoSidedP(t: number, df: number): number {
  requirePositive('df', df);
  return 2 * cdf(-Math.abs(t), df);
}

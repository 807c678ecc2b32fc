import { unpooledSd } from '../planning/planning.ts';
import { normalCdf, twoSidedZ } from './normal.ts';

/**
 * Chance that a two-sided two-proportion z test finds p1 ≠ p2; `n` is the size of arm 1, `ratio` = n2/n1. Only the
 * side of the true difference counts (the same as R's power.prop.test).
 */
export function powerOfTwoShares(plan: {
  n: number;
  p1: number;
  p2: number;
  alpha: number;
  ratio: number;
}): number {
  const { n, p1, p2, alpha, ratio } = plan;
  const pooled = (p1 + ratio * p2) / (1 + ratio);
  const sd0 = Math.sqrt((1 + 1 / ratio) * pooled * (1 - pooled));
  const shift = Math.sqrt(n) * Math.abs(p1 - p2) - twoSidedZ(1 - alpha) * sd0;
  return normalCdf(shift / unpooledSd(p1, p2, ratio));
}

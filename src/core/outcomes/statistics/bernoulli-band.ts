import betaln from '@stdlib/math-base-special-betaln';
import { requireOpenShare, requirePositive, requireShare } from './parameters.ts';
import { INSUFFICIENT, isObserved, type Interval, type Proportion } from './proportion.ts';

/** How a band is tuned; fixed before the first look. */
export interface BandPlan {
  /** Chance that the true share is ever outside the band, over infinitely many looks. */
  alpha: number;
  /** Finished records at which the band is narrowest; any fixed number keeps it valid. */
  tOpt: number;
  /** The level `tOpt` is meant for; `alpha` unless given. */
  alphaOpt?: number;
}

/** Below it the mixing distribution would degenerate (the same floor as confseq). */
const LEAST_STRENGTH = 1e-3;
/** Halvings until two neighbouring floating-point numbers are left of an interval of length 1. */
const HALVINGS = 80;

/** c(α) = −2 ln α + ln(1 − 2 ln α): where a mixture boundary is tightest (Howard et al. 2021, section 3). */
export function tightestAt(alpha: number): number {
  requireOpenShare('alpha', alpha);
  return -2 * Math.log(alpha) + Math.log(1 - 2 * Math.log(alpha));
}

/** κ of the mixing distribution Beta(κp, κ(1 − p)). */
export function mixingStrength({ alpha, tOpt, alphaOpt = alpha }: BandPlan): number {
  requirePositive('tOpt', tOpt);
  return Math.max(tOpt / tightestAt(alphaOpt) - 1, LEAST_STRENGTH);
}

/**
 * ln of the e-value against the share `p`: Robbins' beta-binomial mixture,
 * lnB(κp + x, κq + n − x) − lnB(κp, κq) − x ln p − (n − x) ln q.
 * Source: Robbins (1970), Ann Math Stat 41:1397; Howard, Ramdas, McAuliffe and Sekhon (2021), Ann Stat 49:1055.
 */
export function lnEvidenceAgainst(p: number, { successes, n }: Proportion, strength: number): number {
  requireShare('p', p);
  const failures = n - successes;
  // At the ends the mixture is certain: one observation of the other kind rules them out.
  if (p === 0) return successes === 0 ? 0 : Infinity;
  if (p === 1) return failures === 0 ? 0 : Infinity;
  const [a, b] = [strength * p, strength * (1 - p)];
  const mixture = betaln(a + successes, b + failures) - betaln(a, b);
  return mixture - successes * Math.log(p) - failures * Math.log1p(-p);
}

/** Whether the band excludes the share `p`: decided without finding its ends. */
export function bandExcludes(p: number, observed: Proportion, plan: BandPlan): boolean {
  return lnEvidenceAgainst(p, observed, mixingStrength(plan)) >= -Math.log(plan.alpha);
}

/**
 * Exact always-valid band of a share, {p : lnE(p) < ln(1/α)}: the true share is ever outside it with chance at most
 * α, however often anyone looks. No normal approximation; the ends are found by bisection.
 */
export function bernoulliBand(observed: Proportion, plan: BandPlan): Interval {
  if (!isObserved(observed)) return INSUFFICIENT;
  const { successes, n } = observed;
  const strength = mixingStrength(plan);
  const limit = -Math.log(plan.alpha);
  const isInside = (p: number) => lnEvidenceAgainst(p, observed, strength) < limit;
  const share = successes / n;
  return {
    kind: 'interval',
    // The evidence against shares near 0 (or 1) stays bounded until two observations speak against them.
    low: successes <= 1 ? 0 : lastInside(isInside, share, 0),
    high: n - successes <= 1 ? 1 : lastInside(isInside, share, 1),
  };
}

/** The end of the band between a share inside it and one outside. */
function lastInside(isInside: (p: number) => boolean, inside: number, outside: number): number {
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (inside + outside) / 2;
    if (middle === inside || middle === outside) break;
    if (isInside(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}

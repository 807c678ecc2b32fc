import { twoSidedZ } from './normal.ts';
import { INSUFFICIENT, isObserved, type Interval, type Proportion } from './proportion.ts';

/**
 * Two-sided score interval of a share at `level` (0–1), without continuity correction.
 * Throws `parameter_out_of_range` for a level outside (0, 1).
 * Source: Wilson (1927), JASA 22:209; method 3 in Newcombe (1998), Stat Med 17:857–872.
 */
export function wilson(observed: Proportion, level: number): Interval {
  const z = twoSidedZ(level);
  if (!isObserved(observed)) return INSUFFICIENT;
  const { successes, n } = observed;
  const share = successes / n;
  const z2 = z * z;
  const centre = (successes + z2 / 2) / (n + z2);
  const halfWidth = (z / (n + z2)) * Math.sqrt(n * share * (1 - share) + z2 / 4);
  return {
    kind: 'interval',
    // The ends are 0 and 1 in exact arithmetic; rounding would leave a residue on the wrong side.
    low: successes === 0 ? 0 : Math.max(0, centre - halfWidth),
    high: successes === n ? 1 : Math.min(1, centre + halfWidth),
  };
}

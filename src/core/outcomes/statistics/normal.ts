import quantile from '@stdlib/stats-base-dists-normal-quantile';

/** Standard normal quantile Φ⁻¹(p) for 0 < p < 1. */
export function normalQuantile(p: number): number {
  return quantile(p, 0, 1);
}

/** The z of a two-sided interval: Φ⁻¹(1 − α/2) with α = 1 − level; 2.0537 at level 0.96. */
export function twoSidedZ(level: number): number {
  return normalQuantile((1 + level) / 2);
}

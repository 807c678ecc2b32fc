import cdf from '@stdlib/stats-base-dists-normal-cdf';
import quantile from '@stdlib/stats-base-dists-normal-quantile';
import { requireOpenShare } from './parameters.ts';

/** Standard normal quantile Φ⁻¹(p) for 0 < p < 1. */
export function normalQuantile(p: number): number {
  requireOpenShare('p', p);
  return quantile(p, 0, 1);
}

/** Standard normal distribution function Φ(z). */
export function normalCdf(z: number): number {
  return cdf(z, 0, 1);
}

/** The z of a two-sided interval: Φ⁻¹(1 − α/2) with α = 1 − level; 2.0537 at level 0.96. */
export function twoSidedZ(level: number): number {
  requireOpenShare('level', level);
  return normalQuantile((1 + level) / 2);
}

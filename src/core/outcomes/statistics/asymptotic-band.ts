import { tightestAt } from './bernoulli-band.ts';
import { requireOpenShare, requirePositive } from './parameters.ts';
import { INSUFFICIENT, isObserved, type Interval, type Proportion } from './proportion.ts';
import { isSampled, standardErrorOf, type Sample } from './sample.ts';

/** How an asymptotic band is tuned; fixed before the first look. */
export interface AsymptoticPlan {
  alpha: number;
  /** Records of both arms together at which the band is narrowest. */
  nOpt: number;
}

/** Fewest of either kind in each arm: with fewer the band is badly wrong at low rates and small holdouts. */
const FEWEST_OF_EACH = 10;
/** Fewest values in each arm for a band of means. */
const FEWEST_VALUES = 100;

/**
 * Half-width of an asymptotic always-valid band: se · √((1 + 1/u)(ln(1 + u) − 2 ln α)), u = c(α)·n/n_opt.
 * Source: Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas (arXiv:2103.06476).
 */
export function asymptoticHalfWidth(se: number, n: number, { alpha, nOpt }: AsymptoticPlan): number {
  requireOpenShare('alpha', alpha);
  requirePositive('nOpt', nOpt);
  requirePositive('n', n);
  const u = (tightestAt(alpha) * n) / nOpt;
  return se * Math.sqrt((1 + 1 / u) * (Math.log1p(u) - 2 * Math.log(alpha)));
}

/** Band of a difference of shares, treatment minus control; without numbers until each arm has ten of either kind. */
export function differenceBand(treatment: Proportion, control: Proportion, plan: AsymptoticPlan): Interval {
  if (!hasTenOfEach(treatment) || !hasTenOfEach(control)) return INSUFFICIENT;
  const difference = treatment.successes / treatment.n - control.successes / control.n;
  const half = asymptoticHalfWidth(unpooledError(treatment, control), treatment.n + control.n, plan);
  return around(difference, half);
}

/** Band of a difference of means, treatment minus control; without numbers until each arm has a hundred values. */
export function meansBand(treatment: Sample, control: Sample, plan: AsymptoticPlan): Interval {
  const isEnough = (sample: Sample) => isSampled(sample) && sample.n >= FEWEST_VALUES;
  if (!isEnough(treatment) || !isEnough(control)) return INSUFFICIENT;
  const half = asymptoticHalfWidth(standardErrorOf(treatment, control), treatment.n + control.n, plan);
  return around(treatment.mean - control.mean, half);
}

function hasTenOfEach(observed: Proportion): boolean {
  const { successes, n } = observed;
  return isObserved(observed) && successes >= FEWEST_OF_EACH && n - successes >= FEWEST_OF_EACH;
}

function unpooledError(treatment: Proportion, control: Proportion): number {
  const variance = ({ successes, n }: Proportion) => ((successes / n) * (1 - successes / n)) / n;
  return Math.sqrt(variance(treatment) + variance(control));
}

function around(estimate: number, half: number): Interval {
  return { kind: 'interval', low: estimate - half, high: estimate + half };
}

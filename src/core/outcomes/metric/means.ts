import type { Goal, RequiredSizes } from './goal.ts';
import { OFFICIAL_LEVEL } from '../verdict/lift.ts';
import { ALPHA_EARLY } from '../planning/planning.ts';
import type { Estimate, SafeBand } from '../verdict/reading.ts';
import { meansBand } from '../statistics/asymptotic-band.ts';
import type { Sample } from '../statistics/sample.ts';
import { welch } from '../statistics/welch.ts';

/** A mean per record, by arm. What is known of its spread comes from before the start, never from the test itself. */
export interface ObservedMeans {
  treatment: Sample;
  control: Sample | null;
  /** Whether values above a number written down at the start are cut off at it. */
  isCapped: boolean;
  /** Skewness of the difference as planned from history, see {@link skewnessOfDifference}; null when not known. */
  plannedSkewness: number | null;
}

/** Spread of one arm in the history before the start, and its planned size. */
interface PlannedArm {
  skewness: number;
  sd: number;
  n: number;
}

/** Beyond it the errors of the reading pile up on one side (2 % + 2 % become 0.4 % + 8 % at 0.5). */
const MOST_SKEWNESS = 0.2;
const LEAST_SHARE_OF_AN_ARM = 0.25;
/** Fewest values in each arm before a look says anything. */
const FEWEST_VALUES = 100;

/** Skewness of a difference of means: (γ_T σ_T³/n_T² − γ_C σ_C³/n_C²) / se³. */
export function skewnessOfDifference(treatment: PlannedArm, control: PlannedArm): number {
  const third = ({ skewness, sd, n }: PlannedArm) => (skewness * sd ** 3) / n ** 2;
  const se = Math.sqrt(treatment.sd ** 2 / treatment.n + control.sd ** 2 / control.n);
  return (third(treatment) - third(control)) / se ** 3;
}

/** Whether a mean may be judged at all: compared, not too lopsided, capped, and known to be hardly skewed. */
export function areMeansReliable(
  { control, isCapped, plannedSkewness }: ObservedMeans,
  { ratio }: Pick<RequiredSizes, 'ratio'>,
): boolean {
  if (control === null || !isCapped || plannedSkewness === null) return false;
  const shareOfControl = ratio / (1 + ratio);
  const isBalanced = Math.min(shareOfControl, 1 - shareOfControl) >= LEAST_SHARE_OF_AN_ARM - 1e-12;
  return isBalanced && Math.abs(plannedSkewness) <= MOST_SKEWNESS;
}

/** Whether a look at means says anything yet. */
export function isMeansGateOpen({ treatment, control }: ObservedMeans): boolean {
  return treatment.n >= FEWEST_VALUES && (control === null || control.n >= FEWEST_VALUES);
}

/** Observed lift of the mean over the control, or over the written number; null while an arm is empty. */
export function liftOfMeans({ treatment, control }: ObservedMeans, goal: Goal): number | null {
  if (treatment.n === 0 || control?.n === 0) return null;
  const lift = treatment.mean - (control?.mean ?? goal.baseline);
  return goal.direction === 'up' ? lift : -lift;
}

/** The official 96 % estimate of a difference of means (Welch); null without a control or with too few values. */
export function estimateOfMeans({ treatment, control }: ObservedMeans): Estimate | null {
  if (control === null) return null;
  const result = welch(treatment, control, OFFICIAL_LEVEL);
  if (result.kind === 'insufficient') return null;
  return {
    unit: 'difference',
    value: treatment.mean - control.mean,
    interval: [result.low, result.high],
    level: OFFICIAL_LEVEL,
    method: 'welch',
  };
}

/** The 99 % always-valid band of a difference of means; null where a mean may not be judged, or on few values. */
export function safeBandOfMeans(means: ObservedMeans, sizes: RequiredSizes): SafeBand | null {
  const { treatment, control } = means;
  if (control === null || !areMeansReliable(means, sizes)) return null;
  const band = meansBand(treatment, control, { alpha: ALPHA_EARLY, nOpt: sizes.bandBestAt });
  if (band.kind === 'insufficient') return null;
  return {
    unit: 'difference',
    interval: [band.low, band.high],
    level: 1 - ALPHA_EARLY,
    method: 'asymptotic',
  };
}

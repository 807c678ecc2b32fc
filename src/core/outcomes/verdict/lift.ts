import { targetLift, type Goal } from '../metric/goal.ts';
import { ALPHA_EARLY, ALPHA_FINAL } from '../planning/planning.ts';
import type { ArmCount, Estimate, SafeBand } from './reading.ts';
import { differenceBand } from '../statistics/asymptotic-band.ts';
import { bernoulliBand } from '../statistics/bernoulli-band.ts';
import { newcombe } from '../statistics/newcombe.ts';
import type { Proportion } from '../statistics/proportion.ts';
import { wilson } from '../statistics/wilson.ts';

/** Finished records by arm; one arm is read against the written number. */
export interface Arms {
  treatment: ArmCount;
  control: ArmCount | null;
}

/** An interval of the lift, on a scale where up is good whatever the direction of the hypothesis. */
export interface LiftBand {
  low: number;
  high: number;
}

export const OFFICIAL_LEVEL = 1 - ALPHA_FINAL;
/** Shares are ratios of counts: a target met exactly must not be missed by floating point (0.15 − 0.12 < 0.03). */
const SHARE_TOLERANCE = 1e-12;
const DIFFERENCE_TOLERANCE = 1e-9;

/** Observed lift over the written number, or over the control; null when an arm is empty. */
export function observedLift(arms: Arms, goal: Goal): number | null {
  const reference = arms.control === null ? goal.baseline : share(arms.control);
  const got = share(arms.treatment);
  if (got === null || reference === null) return null;
  return goal.direction === 'up' ? got - reference : reference - got;
}

/** Whether the observed lift is at or above the target. */
export function meetsTarget(lift: number, goal: Goal, hasControl: boolean): boolean {
  return lift >= targetLift(goal) - (hasControl ? DIFFERENCE_TOLERANCE : SHARE_TOLERANCE);
}

/** Whether there is no lift at all, with the same tolerance. */
export function isNoLift(lift: number): boolean {
  return lift <= SHARE_TOLERANCE;
}

/** The observed share of one arm, or the difference of two, treatment minus control; null when an arm is empty. */
export function observedShareOrDifference({ treatment, control }: Arms): number | null {
  const got = share(treatment);
  const compared = control === null ? 0 : share(control);
  return got === null || compared === null ? null : got - compared;
}

/** The official 96 % estimate: Wilson for one arm, Newcombe's method 10 for two; null when an arm is empty. */
export function officialEstimate({ treatment, control }: Arms): Estimate | null {
  const got = proportion(treatment);
  const interval =
    control === null ? wilson(got, OFFICIAL_LEVEL) : newcombe(got, proportion(control), OFFICIAL_LEVEL);
  const value = observedShareOrDifference({ treatment, control });
  if (interval.kind === 'insufficient' || value === null) return null;
  return {
    unit: control === null ? 'share' : 'difference',
    value,
    interval: [interval.low, interval.high],
    level: OFFICIAL_LEVEL,
    method: control === null ? 'wilson' : 'newcombe',
  };
}

/**
 * The 99 % always-valid band: exact for one arm, asymptotic for two, where it waits for ten of either kind in each.
 * Null when there is too little for a band. `bestAt`: records at which it is narrowest, fixed at the start.
 */
export function safeBand({ treatment, control }: Arms, bestAt: number): SafeBand | null {
  const got = proportion(treatment);
  const band =
    control === null
      ? bernoulliBand(got, { alpha: ALPHA_EARLY, tOpt: bestAt })
      : differenceBand(got, proportion(control), { alpha: ALPHA_EARLY, nOpt: bestAt });
  if (band.kind === 'insufficient') return null;
  return {
    unit: control === null ? 'share' : 'difference',
    interval: [band.low, band.high],
    level: 1 - ALPHA_EARLY,
    method: control === null ? 'bernoulli' : 'asymptotic',
  };
}

/** An interval or a band on the lift scale. */
export function liftBand({ unit, interval }: Pick<Estimate, 'unit' | 'interval'>, goal: Goal): LiftBand {
  const reference = unit === 'share' ? goal.baseline : 0;
  const [low, high] = interval;
  return goal.direction === 'up'
    ? { low: low - reference, high: high - reference }
    : { low: reference - high, high: reference - low };
}

/** Whether the whole of an interval or a band is on the good side of no lift. */
export function isLiftProven(found: Pick<Estimate, 'unit' | 'interval'>, goal: Goal): boolean {
  return liftBand(found, goal).low > 0;
}

/** Share of an arm's finished records that reached it, or null while nobody has finished. */
export function share({ finished, reached }: ArmCount): number | null {
  return finished === 0 ? null : reached / finished;
}

export function proportion({ finished, reached }: ArmCount): Proportion {
  return { successes: reached, n: finished };
}

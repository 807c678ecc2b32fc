import type { Prediction } from '../../hypotheses/hypothesis.ts';
import { accept, refuse, type Result } from '../../result.ts';
import { planOneArm, planTwoArms, type SampleSizes } from '../planning/planning.ts';

/** The number that was written down at the start: shares between 0 and 1. */
export interface Goal {
  direction: 'up' | 'down';
  baseline: number;
  target: number;
}

export type GoalRefusal = 'goal_incomplete' | 'goal_on_wrong_side';

/**
 * The goal of a prediction. Today's number is needed with held-out people too: the lift that has to be proven is
 * fixed at the start and never taken from the data that test it.
 */
export function goalOf(prediction: Prediction | null): Result<Goal, GoalRefusal> {
  const { baseline = null, target = null, direction = 'up' } = prediction ?? {};
  if (baseline === null || target === null)
    return refuse(
      'goal_incomplete',
      baseline === null ? 'Today’s number is missing.' : 'The number to reach is missing.',
      'Write it down and start again as version 2.',
    );
  const goal = { direction, baseline, target };
  if (targetLift(goal) > 0) return accept(goal);
  return refuse(
    'goal_on_wrong_side',
    `The goal (${target}) is not on the ${direction === 'up' ? 'upper' : 'lower'} side of today’s number (${baseline}).`,
    'Correct the goal or the direction and start again as version 2.',
  );
}

/** A goal from two shares (0–1): whichever is larger says which way is better. */
export function goalFrom(baseline: number, target: number): Result<Goal, GoalRefusal> {
  if (baseline !== target) return accept({ direction: target > baseline ? 'up' : 'down', baseline, target });
  return refuse(
    'goal_on_wrong_side',
    `The goal (${target}) is today’s number: there is nothing to find.`,
    'Give a target above or below the baseline.',
  );
}

/** δ*: the lift that has to be reached, above 0 when the target is on the right side. */
export function targetLift({ direction, baseline, target }: Goal): number {
  return direction === 'up' ? target - baseline : baseline - target;
}

/** Finished records a verdict needs; `ratio` is the planned control ÷ treatment. */
export interface RequiredSizes {
  nMin: number;
  nPlan: number;
  ratio: number;
  /** Records, of both arms together, at which the safe band is narrowest. */
  bandBestAt: number;
}

/** What a start keeps of the plan; null where it was not kept or does not apply. */
export interface FixedSizes {
  nMin: number | null;
  nPlan: number | null;
  /** Where the safe band is narrowest: of one arm, and of two arms together. */
  tOpt: number | null;
  nOpt: number | null;
}

/** Sizes as fixed at the start, or planned from the goal where the start did not keep them. */
export function requiredSizes(
  goal: Goal,
  fixed: FixedSizes,
  control: { ratio: number } | null,
): RequiredSizes {
  const ratio = control?.ratio ?? 1;
  const planned = sizesFor(goal, control);
  const nPlan = fixed.nPlan ?? planned.nPlan;
  const bandBestAt = control === null ? (fixed.tOpt ?? nPlan / 2) : (fixed.nOpt ?? (nPlan * (1 + ratio)) / 2);
  return { nMin: fixed.nMin ?? planned.nMin, nPlan, ratio, bandBestAt };
}

/** What a start fixes for a goal. The band is narrowest at half the planned records (any fixed number is valid). */
export function sizesToFix(goal: Goal, control: { ratio: number } | null): FixedSizes {
  const { nMin, nPlan, bandBestAt } = requiredSizes(goal, NOTHING_FIXED, control);
  return {
    nMin,
    nPlan,
    tOpt: control === null ? bandBestAt : null,
    nOpt: control === null ? null : bandBestAt,
  };
}

export const NOTHING_FIXED: FixedSizes = { nMin: null, nPlan: null, tOpt: null, nOpt: null };

/** Sample sizes for a goal, of the treatment arm. */
export function sizesFor(goal: Goal, control: { ratio: number } | null): SampleSizes {
  if (control === null) return planOneArm(goal);
  return planTwoArms({ control: goal.baseline, treatment: goal.target, ratio: control.ratio });
}

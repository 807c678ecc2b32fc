import { accept, type Result } from '../../result.ts';
import { goalFrom, sizesFor, type GoalRefusal } from '../metric/goal.ts';
import { weeksUntilFinished, type SampleSizes } from '../planning/planning.ts';

export interface PlanQuestion {
  baseline: number;
  target: number;
  /** Share held out (0–1, both excluded), or null without a compared group. */
  holdout: number | null;
  /** How fast records join and how long each is waited for, or null where weeks are not asked. */
  pace: { joinsPerWeek: number; windowDays: number; graceDays: number } | null;
}

/** Finished records needed, whole and of both arms together; weeks as they come, or null. */
export interface PlanAnswer extends SampleSizes {
  weeks: number | null;
  perArm?: { treatment: SampleSizes; control: SampleSizes };
}

/** How many finished records it takes from a baseline to a target, and how many weeks. */
export function planOf({ baseline, target, holdout, pace }: PlanQuestion): Result<PlanAnswer, GoalRefusal> {
  const goal = goalFrom(baseline, target);
  if (!goal.ok) return goal;
  const ratio = holdout === null ? 0 : holdout / (1 - holdout);
  const exact = sizesFor(goal.value, holdout === null ? null : { ratio });
  const weeks = pace === null ? null : weeksUntilFinished({ ...pace, n: exact.nPlan * (1 + ratio) });
  const treatment = whole(exact, 1);
  if (holdout === null) return accept({ ...treatment, weeks });
  const control = whole(exact, ratio);
  return accept({ ...added(treatment, control), weeks, perArm: { treatment, control } });
}

function whole({ nMin, nPlan, nDecisive }: SampleSizes, times: number): SampleSizes {
  const up = (size: number) => Math.ceil(size * times);
  return { nMin: up(nMin), nPlan: up(nPlan), nDecisive: up(nDecisive) };
}

function added(one: SampleSizes, other: SampleSizes): SampleSizes {
  return {
    nMin: one.nMin + other.nMin,
    nPlan: one.nPlan + other.nPlan,
    nDecisive: one.nDecisive + other.nDecisive,
  };
}

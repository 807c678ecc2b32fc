import type * as z from 'zod/mini';
import type { Feasibility, WayOn } from '../../contract/feasibility.ts';
import type { FeasibilityQuestion as Asked } from '../../contract/feasibility-question.ts';
import { accept, type Result } from '../../result.ts';
import { addDays, daysBetween } from '../../time.ts';
import { goalFrom, sizesFor, targetLift, type Goal } from '../metric/goal.ts';
import { smallestProvableLift } from './planning.ts';

/** What is asked, and the day on which it would start. */
export interface FeasibilityQuestion extends z.infer<typeof Asked> {
  today: string;
}

const FARTHEST_DAYS = 3650;
/** A deadline moved by up to so many days costs nothing but patience. */
const PATIENCE_DAYS = 28;

/**
 * What a hypothesis can teach by its deadline, and how to make it testable. Cheap enough for every keystroke: planning
 * formulas and one bisection, without the distributions library. Refuses a target that is the baseline.
 */
export function feasibility(question: FeasibilityQuestion): Result<Feasibility, 'target_wrong_side'> {
  const goal = goalFrom(question.baseline, question.target);
  if (!goal.ok) return { ...goal, reason: 'target_wrong_side' };
  const finished = finishedBy(question, question.windowDays);
  const needed = totals(question, goal.value);
  const isTestable = finished >= needed.nPlan;
  const earliestDeadline = deadlineFor(needed.nPlan, question);
  const smallestLift = liftBy(finished, question, goal.value);
  return accept({
    finishedByDeadline: finished,
    needed,
    isTestable,
    smallestLift,
    earliestDeadline,
    waysOn: isTestable ? [] : waysOn(question, goal.value, { smallestLift, earliestDeadline, needed }),
  });
}

/** Records that join early enough to have their window and grace before the deadline. */
function finishedBy({ today, deadline, graceDays, joinsPerWeek }: FeasibilityQuestion, windowDays: number) {
  const joiningDays = daysBetween(today, deadline) - windowDays - graceDays;
  return Math.floor((joinsPerWeek * Math.max(0, joiningDays)) / 7);
}

function ratioOf({ holdout }: FeasibilityQuestion): number {
  return holdout === null ? 0 : holdout / (1 - holdout);
}

function totals(question: FeasibilityQuestion, goal: Goal): { nMin: number; nPlan: number } {
  const ratio = ratioOf(question);
  const arm = sizesFor(goal, question.holdout === null ? null : { ratio });
  const both = (size: number) => Math.ceil(size) + Math.ceil(size * ratio);
  return { nMin: both(arm.nMin), nPlan: both(arm.nPlan) };
}

function liftBy(
  finished: number,
  question: FeasibilityQuestion,
  { baseline, direction }: Goal,
): number | null {
  const ratio = ratioOf(question);
  const control = question.holdout === null ? null : { ratio };
  return smallestProvableLift({ n: finished / (1 + ratio), baseline, direction, control });
}

function deadlineFor(needed: number, question: FeasibilityQuestion): string | null {
  const { today, joinsPerWeek, windowDays, graceDays } = question;
  const days = Math.ceil((needed / joinsPerWeek) * 7) + windowDays + graceDays;
  return days <= FARTHEST_DAYS ? addDays(today, days) : null;
}

function waysOn(
  question: FeasibilityQuestion,
  goal: Goal,
  known: Pick<Feasibility, 'smallestLift' | 'earliestDeadline' | 'needed'>,
): WayOn[] {
  const later = laterDeadline(question, known.earliestDeadline);
  const others = [biggerAim(goal, known.smallestLift), earlierSign(question, known.needed.nPlan)];
  const isCheap = later !== null && daysBetween(question.deadline, later.deadline) <= PATIENCE_DAYS;
  const ordered = isCheap ? [later, ...others] : [...others, later];
  return [...ordered.filter((way) => way !== null), { way: 'review_by_people' }];
}

function laterDeadline(
  { deadline }: FeasibilityQuestion,
  earliest: string | null,
): Extract<WayOn, { way: 'later_deadline' }> | null {
  if (earliest === null || daysBetween(deadline, earliest) <= 0) return null;
  return { way: 'later_deadline', deadline: earliest };
}

/** The target at the smallest lift that can be proven, in whole thousandths on the safe side. */
function biggerAim(goal: Goal, smallestLift: number | null): WayOn | null {
  if (smallestLift === null || smallestLift <= targetLift(goal)) return null;
  const lift = Math.ceil(smallestLift * 1000 - 1e-9) / 1000;
  const target = goal.direction === 'up' ? goal.baseline + lift : goal.baseline - lift;
  return target > 1 || target < 0 ? null : { way: 'aim_bigger', target: Number(target.toFixed(6)) };
}

/** A sign that shows sooner leaves more days on which people can join. */
function earlierSign(question: FeasibilityQuestion, needed: number): WayOn | null {
  const { today, deadline, joinsPerWeek, graceDays } = question;
  const joiningDays = Math.ceil((needed / joinsPerWeek) * 7);
  const windowDays = daysBetween(today, deadline) - graceDays - joiningDays;
  return windowDays >= 1 && windowDays < question.windowDays ? { way: 'earlier_sign', windowDays } : null;
}

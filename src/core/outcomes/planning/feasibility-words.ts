import type { Feasibility, FeasibilityWords, WayOn } from '../../contract/feasibility.ts';
import type { FeasibilityQuestion } from './feasibility.ts';
import { calendarDayInWords, hundredths, inHundred, inThousands } from '../words/phrases.ts';

/** Puts a feasibility into words. */
export function feasibilityWords(question: FeasibilityQuestion, found: Feasibility): FeasibilityWords {
  return {
    canLearn: canLearn(question, found),
    waysOn: found.waysOn.map((way) => wayInWords(way, found)),
    note:
      question.listSize === null || question.listSize === 0
        ? null
        : `The ${inThousands(question.listSize)} who are in the segment already don’t count: only those who join from the start on.`,
  };
}

function canLearn({ deadline, baseline, target }: FeasibilityQuestion, found: Feasibility): string {
  const by = calendarDayInWords(deadline);
  const { finishedByDeadline: finished, needed, smallestLift } = found;
  if (finished === 0) return `By ${by} nobody would have finished.`;
  const people = `${inThousands(finished)} will have finished, ${inThousands(needed.nPlan)} are needed for what you aim for`;
  if (smallestLift === null) return `By ${by} no change could be seen: ${people}.`;
  const points = hundredths(Math.ceil(smallestLift * 1000 - 1e-9) / 1000);
  const direction = target > baseline ? 'jump' : 'drop';
  return `By ${by} you could see a ${direction} of ${points} ${points === '1' ? 'point' : 'points'} or more: ${people}.`;
}

function wayInWords(way: WayOn, { needed }: Feasibility): string {
  if (way.way === 'later_deadline')
    return `Wait until ${calendarDayInWords(way.deadline)}: by then ${inThousands(needed.nPlan)} will have finished.`;
  if (way.way === 'aim_bigger')
    return `Aim bigger: ${inHundred(way.target)} could be seen by the same date, if what you do is bold enough for it.`;
  if (way.way === 'earlier_sign')
    return `Count an earlier sign, one that shows within ${way.windowDays} ${way.windowDays === 1 ? 'day' : 'days'} of joining.`;
  return 'Let people review it on that date: it will be a judgement, and never say that it came true.';
}

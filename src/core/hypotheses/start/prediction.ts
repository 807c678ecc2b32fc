import { endOfDay } from '../../day-bounds.ts';
import { DAY_MS, addDays, dayOf } from '../../time.ts';
import type { Prediction } from '../hypothesis.ts';
import type { StartCheckInput, StartProblem } from '../start-check.ts';

/** From what to what, within how many days, until when: all there, and possible. */
export function predictionProblems(input: StartCheckInput): StartProblem[] {
  const { prediction } = input.hypothesis;
  if (prediction === null) return [noTarget()];
  return [...numberProblems(prediction), ...timeProblems(input, prediction)];
}

/** A hypothesis judged by people needs the day on which they judge it. */
export function reviewProblems({ hypothesis: { reviewOn }, now, timeZone }: StartCheckInput): StartProblem[] {
  if (reviewOn === null) {
    const hint = 'Name the day on which somebody decides.';
    return [{ code: 'no_review_date', message: 'It has no review date.', hint }];
  }
  if (now <= endOfDay(reviewOn, timeZone)) return [];
  const message = `Its review date, ${reviewOn}, has passed.`;
  return [{ code: 'review_date_passed', message, hint: 'Choose a day to come.' }];
}

/**
 * Today's number is needed with held-out people too: the lift to prove is fixed here and never taken from the data
 * that test it.
 */
function numberProblems(prediction: Prediction): StartProblem[] {
  const { baseline, target, direction } = prediction;
  if (target === null) return [noTarget()];
  if (baseline === null) return [noBaseline()];
  const reaches = direction === 'up' ? target > baseline : target < baseline;
  if (reaches) return [];
  const message = `The target ${target} is not ${direction === 'up' ? 'above' : 'below'} today’s ${baseline}.`;
  return [
    { code: 'target_wrong_side', message, hint: 'Turn the direction round, or correct one of the numbers.' },
  ];
}

function noTarget(): StartProblem {
  const hint = 'Write the smallest change worth having, not the one you hope for.';
  return { code: 'no_target', message: 'It names no target.', hint };
}

function noBaseline(): StartProblem {
  const hint = 'Write down today’s number, or have it worked out on the same people.';
  return {
    code: 'no_baseline',
    message: 'Today’s number is missing, so nobody can say how far the target is.',
    hint,
  };
}

/** Somebody who joins today must be able to finish by the deadline. */
function timeProblems({ now, timeZone }: StartCheckInput, prediction: Prediction): StartProblem[] {
  const { windowDays, graceDays, deadline } = prediction;
  const problems: StartProblem[] = [];
  if (windowDays === null) {
    const hint = 'Say within how many days of joining it should happen.';
    problems.push({ code: 'no_window', message: 'It does not say within how many days.', hint });
  }
  if (deadline === null) {
    const hint = 'Name the day on which you would say “we were wrong”.';
    return [...problems, { code: 'no_deadline', message: 'It has no deadline.', hint }];
  }
  const needed = (windowDays ?? 0) + graceDays;
  if (endOfDay(deadline, timeZone) - needed * DAY_MS >= now) return problems;
  const message = `Nobody who joins today can finish by ${deadline}: that takes ${needed} days.`;
  const hint = `The first possible deadline is ${addDays(dayOf(now, timeZone), needed)}; allow time for enough people.`;
  return [...problems, { code: 'deadline_too_early', message, hint }];
}

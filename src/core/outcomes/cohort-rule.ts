import type { Hypothesis, Prediction, Start } from '../hypotheses/hypothesis.ts';
import { DAY_MS, endOfDay } from '../time.ts';

/** When a record counts and when it has finished, fixed at the start. Moments are epoch milliseconds, UTC. */
export interface CohortRule {
  /** S: joins before it do not count. */
  startsAt: number;
  /** Joins after it cannot finish by the deadline: D − (W + g) days. */
  joinsUntil: number;
  /** D: the last millisecond of the deadline's day in the portal's time zone. */
  deadlineAt: number;
  /** W + g in milliseconds: a record has finished this long after joining. */
  finishesAfter: number;
  windowDays: number;
  hasControl: boolean;
}

/** The parts of a prediction without which nobody can be counted. */
export interface CountablePrediction {
  windowDays: number;
  graceDays: number;
  deadline: string;
}

/** The rule of a started, measured hypothesis; null while its window or deadline is missing. */
export function cohortRule(hypothesis: Hypothesis, timeZone: string): CohortRule | null {
  const { start, prediction } = hypothesis;
  if (start === null || !isCountable(prediction)) return null;
  const finishesAfter = (prediction.windowDays + prediction.graceDays) * DAY_MS;
  const deadlineAt = endOfDay(prediction.deadline, timeZone);
  return {
    startsAt: Date.parse(start.at),
    joinsUntil: deadlineAt - finishesAfter,
    deadlineAt,
    finishesAfter,
    windowDays: prediction.windowDays,
    hasControl: hasControl(hypothesis, start),
  };
}

function isCountable(prediction: Prediction | null): prediction is Prediction & CountablePrediction {
  return prediction !== null && prediction.windowDays !== null && prediction.deadline !== null;
}

function hasControl({ exposureSource, holdoutShare }: Hypothesis, start: Start): boolean {
  if (exposureSource === 'action') return (holdoutShare ?? 0) > 0;
  return start.lists.some((list) => list.role === 'control');
}

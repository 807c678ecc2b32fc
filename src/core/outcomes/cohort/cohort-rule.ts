import type { Hypothesis, Prediction, Start } from '../../hypotheses/hypothesis.ts';
import { endOfDay } from '../../day-bounds.ts';
import { DAY_MS } from '../../time.ts';
import { confirmedIn, type Confirmed } from '../verdict/confirmed.ts';

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
  /** Declared share of the compared group (0–1); null where nobody is sorted by lot. */
  heldOutShare: number | null;
  /** Whether joins are stamped by our own action as people come. */
  isByAction: boolean;
  confirmed: Confirmed;
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
    heldOutShare: declaredShare(hypothesis),
    isByAction: hypothesis.exposureSource === 'action',
    confirmed: confirmedIn(hypothesis.amendments),
  };
}

function isCountable(prediction: Prediction | null): prediction is Prediction & CountablePrediction {
  return prediction !== null && prediction.windowDays !== null && prediction.deadline !== null;
}

function declaredShare({ exposureSource, holdoutShare }: Hypothesis): number | null {
  return exposureSource === 'action' && (holdoutShare ?? 0) > 0 ? holdoutShare : null;
}

function hasControl({ exposureSource, holdoutShare }: Hypothesis, start: Start): boolean {
  if (exposureSource === 'action') return (holdoutShare ?? 0) > 0;
  return start.lists.some((list) => list.role === 'control');
}

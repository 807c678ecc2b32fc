import { endOfDay } from '../../core/day-bounds.ts';
import { addDays, DAY_MS, dayOf } from '../../core/time.ts';

/** When each started hypothesis of the demo account runs, in days from now; window and grace in days. */
export interface Timing {
  startDaysAgo: number;
  /** Negative when the deadline has passed. */
  deadlineInDays: number;
  windowDays: number;
  graceDays: number;
}

export const TIMINGS = {
  bursts: { startDaysAgo: 140, deadlineInDays: -4, windowDays: 30, graceDays: 2 },
  winBack: { startDaysAgo: 130, deadlineInDays: -5, windowDays: 30, graceDays: 2 },
  trialColleagues: { startDaysAgo: 120, deadlineInDays: -3, windowDays: 30, graceDays: 2 },
  startFromRole: { startDaysAgo: 20, deadlineInDays: 80, windowDays: 30, graceDays: 2 },
} as const satisfies Record<string, Timing>;

export const TIME_ZONE = 'Europe/Dublin';

/** The calendar day a deadline falls on in the portal's time zone. */
export function deadlineDay(timing: Timing, now: number): string {
  return addDays(dayOf(now, TIME_ZONE), timing.deadlineInDays);
}

/** First and last moment (epoch ms) of joins that finish by the deadline. */
export function eligibleJoins(timing: Timing, now: number): { from: number; until: number } {
  const deadlineAt = endOfDay(deadlineDay(timing, now), TIME_ZONE);
  return {
    from: now - timing.startDaysAgo * DAY_MS,
    until: deadlineAt - (timing.windowDays + timing.graceDays) * DAY_MS,
  };
}

import { startOfDay } from './day-bounds.ts';
import { addDays, dayOf } from './time.ts';

/** Work that is done by the clock of the account: at night in this order, and the message on Monday morning. */
export const SCHEDULED = ['audit', 'measure', 'write_back', 'weekly_message'] as const;
export type Scheduled = (typeof SCHEDULED)[number];

const HOUR_MS = 3_600_000;
const MONDAY = 1;
const WHEN: Record<Scheduled, { hour: number; weekday: number | null }> = {
  audit: { hour: 2, weekday: null },
  measure: { hour: 3, weekday: null },
  write_back: { hour: 4, weekday: null },
  weekly_message: { hour: 8, weekday: MONDAY },
};

/**
 * Whether the work's latest moment has come since it was last done. Moments are epoch milliseconds; on a day that
 * changes to or from summer time the hour is off by one.
 */
export function isDue(
  work: Scheduled,
  { last, now, timeZone }: { last: number; now: number; timeZone: string },
): boolean {
  return last < latestMoment(work, now, timeZone);
}

/** The work's next moment, epoch milliseconds; at once for what was missed. */
export function nextMoment(
  work: Scheduled,
  { last, now, timeZone }: { last: number; now: number; timeZone: string },
): number {
  if (isDue(work, { last, now, timeZone })) return now;
  const { hour, weekday } = WHEN[work];
  for (let day = dayOf(now, timeZone); ; day = addDays(day, 1)) {
    const moment = startOfDay(day, timeZone) + hour * HOUR_MS;
    if (moment > now && (weekday === null || weekdayOf(day) === weekday)) return moment;
  }
}

function latestMoment(work: Scheduled, now: number, timeZone: string): number {
  const { hour, weekday } = WHEN[work];
  for (let day = dayOf(now, timeZone); ; day = addDays(day, -1)) {
    const moment = startOfDay(day, timeZone) + hour * HOUR_MS;
    if (moment <= now && (weekday === null || weekdayOf(day) === weekday)) return moment;
  }
}

function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

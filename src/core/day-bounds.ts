import { TZDateMini } from '@date-fns/tz';
import { addDays, splitDay } from './time.ts';

/** The first millisecond of a calendar day in a time zone, as epoch milliseconds. */
export function startOfDay(day: string, timeZone: string): number {
  const { year, month, date } = splitDay(day);
  return new TZDateMini(year, month - 1, date, timeZone).getTime();
}

/** The last millisecond of a calendar day in a time zone, as epoch milliseconds. */
export function endOfDay(day: string, timeZone: string): number {
  return startOfDay(addDays(day, 1), timeZone) - 1;
}

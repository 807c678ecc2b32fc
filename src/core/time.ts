import { tzOffset } from '@date-fns/tz/tzOffset';
import * as z from 'zod/mini';

export const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** An instant as ISO 8601 in UTC, the form in which records are stored and exported. */
export const Instant = z.iso.datetime({ offset: true });
/** A calendar day, `YYYY-MM-DD`, read in the portal's time zone. */
export const CalendarDay = z.iso.date();

/** Epoch milliseconds → ISO 8601 in UTC. */
export function toInstant(ms: number): string {
  return new Date(ms).toISOString();
}

/** The calendar day an instant (epoch milliseconds) falls on in a time zone. */
export function dayOf(ms: number, timeZone: string): string {
  return wallClock(ms, timeZone).slice(0, 10);
}

/** The time of day an instant (epoch milliseconds) falls on in a time zone, as “09:14”. */
export function timeOf(ms: number, timeZone: string): string {
  return wallClock(ms, timeZone).slice(11, 16);
}

/** What a clock in the time zone shows at an instant: `2026-11-24T09:14:…`. */
function wallClock(ms: number, timeZone: string): string {
  return toInstant(ms + tzOffset(timeZone, new Date(ms)) * MINUTE_MS);
}

/** Whole calendar days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The calendar day `count` days after `day`. */
export function addDays(day: string, count: number): string {
  const { year, month, date } = splitDay(day);
  return new Date(Date.UTC(year, month - 1, date + count)).toISOString().slice(0, 10);
}

/** The same day `count` months later, or the last of that month where it has no such day. */
export function addMonths(day: string, count: number): string {
  const { year, month, date } = splitDay(day);
  const first = new Date(Date.UTC(year, month - 1 + count, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return formatDay(first.getUTCFullYear(), first.getUTCMonth() + 1, Math.min(date, last));
}

/** Its numbers; months count from 1. */
export function splitDay(day: string): { year: number; month: number; date: number } {
  const [year = NaN, month = NaN, date = NaN] = day.split('-').map(Number);
  return { year, month, date };
}

function formatDay(year: number, month: number, date: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

import type { Delta } from '../../contract/audit-delta.ts';
import { dayInWords } from '../../outcomes/words/phrases.ts';
import { daysBetween, dayOf, timeOf } from '../../time.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** “2 new since Monday, 3 settled.” */
export function deltaHeadline(
  delta: Omit<Delta, 'headline'>,
  { now, timeZone }: { now: string; timeZone: string },
): string {
  const since = sinceWords(Date.parse(delta.since.auditedAt), Date.parse(now), timeZone);
  const rest = [
    ...(delta.worse.length > 0 ? [`${delta.worse.length} worse`] : []),
    ...(delta.settled.length > 0 ? [`${delta.settled.length} settled`] : []),
  ];
  const first =
    delta.new.length === 0 ? `Nothing new since ${since}` : `${delta.new.length} new since ${since}`;
  return `${[first, ...rest].join(', ')}.`;
}

/** An earlier moment as people say it: “09:14”, “Monday”, “14 October 2026”. */
export function sinceWords(then: number, now: number, timeZone: string): string {
  const day = dayOf(then, timeZone);
  const days = daysBetween(day, dayOf(now, timeZone));
  if (days === 0) return timeOf(then, timeZone);
  // A week ago has the name of today.
  if (days > 6) return dayInWords(then, timeZone);
  return WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? day;
}

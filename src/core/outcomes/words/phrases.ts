import { dayOf } from '../../time.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** “31 March 2027”: the day an instant (epoch ms) falls on in a time zone. */
export function dayInWords(ms: number, timeZone: string): string {
  return calendarDayInWords(dayOf(ms, timeZone));
}

/** “31 March 2027” for a calendar day, `YYYY-MM-DD`. */
export function calendarDayInWords(calendarDay: string): string {
  const [year = '', month = '', day = ''] = calendarDay.split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/**
 * Shares (0–1) as “18 in 100”, with as many decimals as it takes to keep different shares of one sentence apart:
 * “15 in 100, not 15 in 100” would say nothing.
 */
export function inHundred(share: number, besides: readonly number[] = []): string {
  return `${hundredths(share, besides)} in 100`;
}

/** The number of {@link inHundred} alone. */
export function hundredths(share: number, besides: readonly number[] = []): string {
  const others = besides.filter((other) => other !== share);
  const decimals = [1, 2, 3].find((places) =>
    others.every((other) => round(other, places) !== round(share, places)),
  );
  return round(share, decimals ?? 3);
}

/** “1,140”. */
export function inThousands(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A required number, rounded up to whole records. */
export function wholeNumber(size: number): string {
  return inThousands(Math.ceil(size));
}

function round(share: number, places: number): string {
  return String(Number((share * 100).toFixed(places)));
}

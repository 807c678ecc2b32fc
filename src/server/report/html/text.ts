import { calendarDayInWords } from '../../../core/outcomes/words/phrases.ts';

/** Characters of one text at most; what is longer loses its end, so that one name cannot blow up the file. */
const LONGEST = 1_000;
const LEFT_OUT = '(address left out)';
// Control characters and lone halves of surrogate pairs have no place in a document.
const NOT_TEXT = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;
const ADDRESS = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu;

/** A text as it may stand in a report that is passed on: of sane length, valid, and without anyone's address. */
export function wellFormed(text: string): string {
  const short = clipped(text, LONGEST).replace(NOT_TEXT, '\ufffd');
  return short.includes('@') ? short.replace(ADDRESS, LEFT_OUT) : short;
}

/** At most so many characters, never half of one. */
export function clipped(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${Array.from(text.slice(0, length * 2))
    .slice(0, length - 1)
    .join('')}…`;
}

/** The day of a calendar day or of an instant in UTC, both ISO 8601: “24 November 2026”. */
export function longDay(text: string): string {
  return calendarDayInWords(text.slice(0, 10));
}

/** 0.4563 → “46 %”, and never 0 % or 100 % for what is neither none nor all. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '–';
  const rounded = Math.round((part / whole) * 100);
  if (part > 0 && rounded === 0) return '< 1 %';
  if (part < whole && rounded === 100) return '> 99 %';
  return `${rounded} %`;
}

/** 0.184 → “18.4 %”. */
export function sharePercent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

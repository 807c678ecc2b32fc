import { wordsOf } from './phrases.ts';
import type { Token } from './prose.ts';

/** “From 31 to 40 in 100”, “30 instead of 22”: numbers as written, without their unit. */
export interface WrittenChange {
  from: number;
  to: number;
  /** True when the numbers are parts of a hundred. */
  isShare: boolean;
  /** The words, as tokens. */
  at: { from: number; to: number };
}

const MONTHS = wordsOf(`
  january february march april may june july august september october november december jan feb mar apr jun jul aug sep
  sept oct nov dec`);
const SPANS = wordsOf(
  'day days week weeks month months quarter quarters year years hour hours night nights season term semester',
);
const CALENDAR = wordsOf(
  'q1 q2 q3 q4 christmas easter spring summer autumn fall winter thanksgiving halloween today tomorrow',
);
const TOWARDS = new Set(['to', '\u2192', '->', 'into', 'towards']);
const BACKWARDS = new Set(['instead', 'rather', 'from', 'versus', 'vs', 'not', 'against']);

/** The first pair of numbers that says from what to what, in tokens `from` to `to`; null when there is none. */
export function writtenChange(tokens: readonly Token[], from: number, to: number): WrittenChange | null {
  const places = numberPlaces(tokens, from, to);
  for (let index = 0; index + 1 < places.length; index += 1) {
    const first = places[index] ?? from;
    const second = places[index + 1] ?? from;
    const between = tokens.slice(first + 1, second).map((token) => token.text);
    const change = ordered(numberOf(tokens[first]), numberOf(tokens[second]), between);
    if (change === null || between.length > 8) continue;
    const isShare = tokens.slice(first, Math.min(second + 4, to)).some(saysShare);
    return { ...change, isShare, at: { from: first, to: second + 1 } };
  }
  return null;
}

function ordered(
  first: number,
  second: number,
  between: readonly string[],
): { from: number; to: number } | null {
  if (between.some((word) => TOWARDS.has(word))) return { from: first, to: second };
  if (between.some((word) => BACKWARDS.has(word))) return { from: second, to: first };
  return null;
}

function saysShare(token: Token): boolean {
  return (
    token.text.endsWith('%') || token.text === 'percent' || token.text === '100' || token.text === 'cent'
  );
}

function numberPlaces(tokens: readonly Token[], from: number, to: number): number[] {
  const places: number[] = [];
  for (let at = from; at < to; at += 1) {
    if (isNumber(tokens[at]) && !isBase(tokens, at) && !isTime(tokens, at)) places.push(at);
  }
  return places;
}

function isNumber(token: Token | undefined): boolean {
  return token !== undefined && /^\d+(?:[.,]\d+)*%?$/.test(token.text);
}

/** A decimal comma is read as a point, a comma before three digits as a thousands mark. */
function numberOf(token: Token | undefined): number {
  const text = (token?.text ?? '').replace('%', '').replace(/,(?=\d{3}(?:\D|$))/g, '');
  return Number(text.replace(',', '.'));
}

/** The hundred of “18 in 100”. */
function isBase(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text;
  const base = ['10', '100', '1000', '1,000'].includes(tokens[at]?.text ?? '');
  return base && (before === 'in' || (before === 'of' && tokens[at - 2]?.text === 'out'));
}

function isTime(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text ?? '';
  const after = tokens[at + 1]?.text ?? '';
  if (SPANS.has(after) || MONTHS.has(after) || MONTHS.has(before) || SPANS.has(before)) return true;
  return /^(19|20)\d\d$/.test(tokens[at]?.text ?? '');
}

/** Words that say until when or within what time: “by March”, “within 30 days”, “in month one”. */
export function writtenTime(
  tokens: readonly Token[],
  from: number,
  to: number,
): { from: number; to: number } | null {
  for (let at = from; at < to; at += 1) {
    if (!namesTime(tokens, at)) continue;
    const start = isNumber(tokens[at - 1]) ? at - 1 : at;
    return { from: Math.max(start, from), to: at + 1 };
  }
  return null;
}

function namesTime(tokens: readonly Token[], at: number): boolean {
  const text = tokens[at]?.text ?? '';
  if (text === 'may')
    return (
      ['by', 'in', 'until', 'of', 'before', 'end'].includes(tokens[at - 1]?.text ?? '') ||
      isNumber(tokens[at - 1])
    );
  if (MONTHS.has(text) || CALENDAR.has(text) || SPANS.has(text)) return true;
  return /^(19|20)\d\d(-\d\d(-\d\d)?)?$/.test(text) || /^\d{1,2}\.\d{1,2}\.\d{2,4}$/.test(text);
}

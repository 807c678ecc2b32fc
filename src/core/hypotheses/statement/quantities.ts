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
const INSTEAD = new Set(['instead', 'rather', 'versus', 'vs', 'not', 'against']);

/** The first pair of numbers that says from what to what, in tokens `from` to `to`; null when there is none. */
export function writtenChange(tokens: readonly Token[], from: number, to: number): WrittenChange | null {
  const found = amountsIn(tokens, from, to);
  for (const [index, first] of found.entries()) {
    const second = found[index + 1];
    if (second === undefined) return null;
    const between = tokens.slice(first.to, second.from).map((token) => token.text);
    const change = ordered(first.value, second.value, between);
    if (change === null || between.length > FARTHEST) continue;
    const isShare =
      first.isShare ||
      tokens.slice(first.from, Math.min(second.to + 3, to)).some((token) => saysShare(token));
    return { ...change, isShare, at: { from: first.from, to: second.to } };
  }
  return null;
}

/** Words between two numbers that belong together. */
const FARTHEST = 8;

function ordered(
  first: number,
  second: number,
  between: readonly string[],
): { from: number; to: number } | null {
  if (between.some((word) => INSTEAD.has(word))) return { from: second, to: first };
  if (between.some((word) => TOWARDS.has(word))) return { from: first, to: second };
  if (between.includes('from')) return { from: second, to: first };
  return null;
}

function saysShare(token: Token): boolean {
  return (
    token.text.endsWith('%') || token.text === 'percent' || token.text === '100' || token.text === 'cent'
  );
}

/** A number as it is written; parts of a whole (“one in five”, “a third”) count in parts of a hundred. */
interface Amount {
  value: number;
  isShare: boolean;
  from: number;
  to: number;
}

function amountsIn(tokens: readonly Token[], from: number, to: number): Amount[] {
  const amounts: Amount[] = [];
  for (let at = from; at < to; at += 1) {
    const amount = partOfWhole(tokens, at) ?? plainAmount(tokens, at);
    if (amount === null || amount.to > to) continue;
    amounts.push(amount);
    at = amount.to - 1;
  }
  return amounts;
}

function plainAmount(tokens: readonly Token[], at: number): Amount | null {
  if (!isNumber(tokens[at]) || isBase(tokens, at) || isTime(tokens, at)) return null;
  return { value: numberOf(tokens[at]), isShare: false, from: at, to: at + 1 };
}

const COUNTS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const FRACTIONS: ReadonlyMap<string, number> = new Map([
  ['half', 1 / 2],
  ['third', 1 / 3],
  ['thirds', 1 / 3],
  ['quarter', 1 / 4],
  ['quarters', 1 / 4],
  ['fifth', 1 / 5],
  ['fifths', 1 / 5],
]);

/** “1 in 20”, “one in five”, “from a third”, “to two thirds”, “half”. Of tens and hundreds only the number is taken. */
function partOfWhole(tokens: readonly Token[], at: number): Amount | null {
  const first = countOf(tokens[at]);
  const whole = countOf(tokens[at + 2]);
  const isRatio = tokens[at + 1]?.text === 'in' && first !== null && whole !== null && first < whole;
  if (isRatio && !isTime(tokens, at + 2) && !BASES.has(String(whole))) {
    return { value: (100 * first) / whole, isShare: true, from: at, to: at + 3 };
  }
  const before = tokens[at - 1]?.text ?? '';
  if (!BEFORE_FRACTION.has(before)) return null;
  const length = first !== null || tokens[at]?.text === 'a' ? 1 : 0;
  const part = FRACTIONS.get(tokens[at + length]?.text ?? '');
  if (part === undefined) return null;
  return { value: 100 * part * (first ?? 1), isShare: true, from: at, to: at + length + 1 };
}

const BEFORE_FRACTION = new Set(['from', 'to', 'of', 'than', 'not', 'until', 'only', 'at', '\u2192', '->']);

/** A whole number, in figures or in words. */
function countOf(token: Token | undefined): number | null {
  const text = token?.text ?? '';
  if (/^\d{1,6}$/.test(text)) return Number(text);
  const place = COUNTS.indexOf(text);
  return place === -1 ? null : place + 1;
}

function isNumber(token: Token | undefined): boolean {
  return token !== undefined && /^\d+(?:[.,]\d+)*%?$/.test(token.text);
}

/** A decimal comma is read as a point, a comma before three digits as a thousands mark. */
function numberOf(token: Token | undefined): number {
  const text = (token?.text ?? '').replace('%', '').replace(/,(?=\d{3}(?:\D|$))/g, '');
  return Number(text.replace(',', '.'));
}

const BASES = new Set(['10', '100', '1000', '1,000']);

/** The hundred of “18 in 100”, “4 per 100 accountants”. */
function isBase(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text;
  if (!BASES.has(tokens[at]?.text ?? '')) return false;
  return before === 'in' || before === 'per' || (before === 'of' && tokens[at - 2]?.text === 'out');
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

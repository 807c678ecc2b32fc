import { targetLift } from '../metric/goal.ts';
import { liftBand, share } from '../verdict/lift.ts';
import { dayInWords, hundredths, inHundred, inThousands } from './phrases.ts';
import type { Estimate, SafeBand } from '../verdict/reading.ts';
import { comparableSize } from '../cohort/sizes.ts';
import type { ToldVerdict } from './told-verdict.ts';

/** An interval or a band, as far as words need it. */
type Range = Pick<Estimate | SafeBand, 'unit' | 'interval'>;

/** “15 in 100”: what came of those who got it. */
export function got(told: ToldVerdict): string {
  const all = shares(told);
  return inHundred(all.got, [all.was, all.goal]);
}

/** “12 in 100”, of the compared group where there is one. */
export function was(told: ToldVerdict): string {
  const all = shares(told);
  const spelled = inHundred(all.was, [all.got, all.goal]);
  return told.counts.control === null ? spelled : `${spelled} in the compared group`;
}

/** “15 in 100”; beside a compared group the goal is the distance to it, wherever that group stands. */
export function goal(told: ToldVerdict): string {
  const all = shares(told);
  if (told.counts.control === null) return inHundred(all.goal, [all.got, all.was]);
  const points = hundredths(told.goal === null ? 0 : targetLift(told.goal));
  return `a ${isDown(told) ? 'drop' : 'jump'} of ${points} ${points === '1' ? 'point' : 'points'}`;
}

/** “15.7 to 24.8 in 100”, or “1 to 5 points more than the compared group”. */
export function rangeOf(range: Range, told: ToldVerdict, joint: 'to' | 'and' = 'to'): string {
  const { low, high } = ends(range, told);
  const spelled = `${hundredths(low, [high])} ${joint} ${hundredths(high, [low])}`;
  return range.unit === 'share' ? `${spelled} in 100` : `${spelled} points ${more(told)}`;
}

/** The end of a range on the good side, or on the bad one: “13.7 in 100”, “1.7 points more”. */
export function endOf(range: Range, told: ToldVerdict, which: 'hopeful' | 'cautious'): string {
  const { low, high } = ends(range, told);
  const isHigh = (which === 'hopeful') !== (range.unit === 'share' && isDown(told));
  const end = isHigh ? high : low;
  return range.unit === 'share' ? inHundred(end) : `${hundredths(end)} points ${more(told)}`;
}

/** Records more (or fewer) than without it, as “12 to 60”; for a difference of shares. */
export function countRange(range: Range, told: ToldVerdict): string {
  const { low, high } = ends(range, told);
  const { finished: records } = told.counts.treatment;
  return `${inThousands(low * records)} to ${inThousands(high * records)}`;
}

/** “more”, or “fewer” where that is what is hoped for. */
export function more(told: ToldVerdict): string {
  return isDown(told) ? 'fewer' : 'more';
}

/** “58 people”: the finished records that count towards what is needed. */
export function finished({ counts, sizes, noun }: ToldVerdict): string {
  const count = Math.floor(comparableSize(counts, { ratio: sizes?.ratio ?? 1 }));
  return `${inThousands(count)} ${plural(count, noun)}${counts.control === null ? '' : ' a group'}`;
}

export function plural(count: number, noun: ToldVerdict['noun']): string {
  return count === 1 ? noun.one : noun.many;
}

export function deadline(told: ToldVerdict): string {
  return told.deadlineAt === null ? 'the deadline' : day(told, told.deadlineAt);
}

export function day({ timeZone }: Pick<ToldVerdict, 'timeZone'>, at: number): string {
  return dayInWords(at, timeZone);
}

export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The three shares a sentence compares; each is rounded so that it stays apart from the other two. */
function shares({ counts, goal: written }: ToldVerdict): { got: number; was: number; goal: number } {
  const before = written?.baseline ?? 0;
  const reference = counts.control === null ? before : (share(counts.control) ?? before);
  return { got: share(counts.treatment) ?? 0, was: reference, goal: written?.target ?? 0 };
}

/** Shares as they are; differences on the scale where up is good, so that a drop hoped for is told as so many fewer. */
function ends(range: Range, told: ToldVerdict): { low: number; high: number } {
  const [low, high] = range.interval;
  return range.unit === 'share' || told.goal === null ? { low, high } : liftBand(range, told.goal);
}

function isDown({ goal: written }: ToldVerdict): boolean {
  return written?.direction === 'down';
}

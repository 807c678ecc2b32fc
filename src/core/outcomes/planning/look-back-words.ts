import { dayOf } from '../../time.ts';
import type { LookBack } from './look-back.ts';
import { calendarDayInWords, hundredths, inHundred, inThousands } from '../words/phrases.ts';

/** Today's number in words: what it is, and who is not in it. */
export function lookBackWords(lookBack: LookBack, timeZone: string): { number: string; notes: string[] } {
  return { number: numberInWords(lookBack, timeZone), notes: notes(lookBack) };
}

function numberInWords(lookBack: LookBack, timeZone: string): string {
  const { metric, finished, reached, share, interval, windowDays } = lookBack;
  const day = (at: string) => calendarDayInWords(dayOf(Date.parse(at), timeZone));
  const joined = `who joined between ${day(lookBack.from)} and ${day(lookBack.until)}`;
  if (share === null || interval === null) {
    const people = `${inThousands(finished)} people ${joined} can be counted`;
    return `Today’s number can’t be worked out: ${people}${finished < 30 ? ', and 30 are needed' : ''}.`;
  }
  const [low, high] = interval;
  const range = `${hundredths(low, [high])} and ${hundredths(high, [low])} in 100`;
  const who = `of ${inThousands(finished)} people ${joined}, ${inThousands(reached)} did it within ${windowDays} days`;
  return `Today’s number for “${metric.label}” is ${inHundred(share)}: ${who}. Most likely it lies between ${range}.`;
}

function notes(lookBack: LookBack): string[] {
  const { priorConverters, notEvaluable, unread, filledIn } = lookBack;
  const parts: [number, string][] = [
    [priorConverters, 'had done it before they joined'],
    [filledIn, 'were put in when the segment was made'],
    [notEvaluable + unread, 'could not be read'],
  ];
  const left = parts.filter(([count]) => count > 0).map(([count, words]) => `${inThousands(count)} ${words}`);
  return [
    ...(left.length === 0 ? [] : [`Not counted: ${left.join(', ')}.`]),
    'Who has left the segment since is not seen; if people leave it because they succeed, this number is too low.',
  ];
}

/** What a look back has to say while nobody has finished yet. */
export function lookBackInShort(lookBack: LookBack, timeZone: string): string {
  const { share, finished, from, until } = lookBack;
  if (share === null) return numberInWords(lookBack, timeZone);
  const day = (at: string) => calendarDayInWords(dayOf(Date.parse(at), timeZone));
  return `Before the start: ${inHundred(share)} of the ${inThousands(finished)} people who joined between ${day(from)} and ${day(until)}.`;
}

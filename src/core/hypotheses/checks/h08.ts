import { DOWN_WORDS, UP_WORDS } from '../lexicon.ts';
import { writtenChange, type WrittenChange } from '../statement/quantities.ts';
import { fail, notApplicable, pass, type Check, type CheckInput, type Outcome, type Words } from './check.ts';

/** A target this many times today's number needs a second look. */
const IMPLAUSIBLE_FACTOR = 3;

export const H08: Check = {
  id: 'H08',
  title: 'From what to what',
  severity: 'warning',
  question: 'change',
  check(input) {
    if (input.kind === 'reviewed') return notApplicable('It is judged by people, without a number.');
    const { prediction, hasComparison } = input;
    if (prediction === null || (input.isProse && prediction.target === null)) return inWords(input);
    if (prediction.target === null) return fail('It names no target.');
    if (prediction.baseline === null) {
      return hasComparison
        ? pass('It compares with people who don’t get it.')
        : fail('It doesn’t say what the number is today.');
    }
    const change = { from: prediction.baseline, to: prediction.target };
    return judge(change, prediction.direction, 1, input.parts.expectation);
  },
};

function inWords({ parts, isEnglish }: CheckInput): Outcome {
  const words = parts.expectation;
  const change = words === null ? null : writtenChange(words.tokens, 0, words.tokens.length);
  if (words !== null && change === null && !isEnglish)
    return notApplicable('Only English wording is checked.');
  if (words === null || change === null) return fail('It doesn’t say from what to what.', words);
  return judge(change, directionIn(words, change), change.isShare ? 100 : null, words);
}

/** @param most the largest possible value, or null when there is none. */
function judge(
  change: { from: number; to: number },
  direction: 'up' | 'down' | null,
  most: number | null,
  words: Words | null,
): Outcome {
  if (change.from === change.to) return fail('Today’s number and the target are the same.', words, 'error');
  const wrongWay = direction !== null && (direction === 'up') !== change.to > change.from;
  if (wrongWay)
    return fail(`The target lies on the wrong side of today’s number for “${direction}”.`, words, 'error');
  if (most !== null && Math.max(change.from, change.to) > most)
    return fail('A share cannot be more than all.', words);
  if (change.to > change.from * IMPLAUSIBLE_FACTOR) {
    return fail(`The target is more than ${IMPLAUSIBLE_FACTOR} times today’s number.`, words);
  }
  return pass('It says from what to what.', words);
}

/** Null when the words speak of both directions, or of none. */
function directionIn(words: Words, change: WrittenChange): 'up' | 'down' | null {
  const near = words.tokens.slice(0, change.at.from).map((token) => token.text);
  const up = near.some((word) => UP_WORDS.has(word));
  const down = near.some((word) => DOWN_WORDS.has(word));
  if (up === down) return null;
  return up ? 'up' : 'down';
}

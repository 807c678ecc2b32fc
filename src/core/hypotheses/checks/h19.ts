import { isPlaceholder } from './placeholder.ts';
import { wordsInToken } from '../similarity.ts';
import { fail, notApplicable, pass, type Check, type CheckInput } from './check.ts';

/** Words from which a statement can be worked with. */
const FEWEST_WORDS = 8;
/** “A/A test”: the same for both groups, to see whether the sorting and counting are right. */
const SAME_FOR_BOTH = /(?<![\p{L}\p{N}/])a\/a(?![\p{L}\p{N}/])/iu;

export const H19: Check = {
  id: 'H19',
  title: 'More than a placeholder',
  severity: 'error',
  question: null,
  check(input) {
    if (isSameForBoth(input)) return notApplicable('An A/A test checks the counting, not a hypothesis.');
    if (isPlaceholder(input.whole)) return fail('Nothing is written there yet.', input.whole);
    const [slot] = input.placeholders;
    if (slot !== undefined) return fail(`“${slot.text.trim()}” only holds the place of an answer.`, slot);
    if (isTooShort(input)) return fail('It is too short to work with.', input.whole);
    return pass('It is more than a placeholder.');
  },
};

export function isSameForBoth({ whole }: CheckInput): boolean {
  return SAME_FOR_BOTH.test(whole.text);
}

/** A few words are enough where they say two of: what people do, why, what is done about it. */
export function isTooShort({ whole, parts }: CheckInput): boolean {
  const words = whole.tokens.reduce((count, token) => count + wordsInToken(token), 0);
  const missing = [parts.behaviour, parts.because, parts.approach].filter((part) => part === null).length;
  return words < FEWEST_WORDS && missing > 1;
}

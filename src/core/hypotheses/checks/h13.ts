import { FLUFF } from '../lexicon.ts';
import { fail, notApplicable, pass, type Check } from './check.ts';

/** Big words from which it is a habit: this many, or more than this share of all words. */
const MANY = 2;
const SHARE = 0.06;

export const H13: Check = {
  id: 'H13',
  title: 'Plain words',
  severity: 'note',
  question: 'plainly',
  check({ whole, isEnglish }) {
    if (!isEnglish) return notApplicable('Only English wording is checked.');
    const words = whole.tokens.filter(({ kind }) => kind === 'word').map(({ text }) => text);
    const big = words.filter((word) => FLUFF.has(word));
    if (big.length < MANY && big.length <= words.length * SHARE) return pass('It is said in plain words.');
    const named = [...new Set(big)].map((word) => `“${word}”`).join(', ');
    return fail(`Big words hide what is meant: ${named}.`);
  },
};

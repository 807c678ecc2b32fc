import { STOP_WORDS } from '../lexicon.ts';
import { contentWords, overlap } from '../similarity.ts';
import { fail, notApplicable, pass, type Check, type Words } from './check.ts';

/** Share of the reason's words that the behaviour has too, above which the reason goes in a circle. */
const CIRCULAR = 0.6;
/** Of fewer words one new one is enough: “the letter shows only the price”. */
const FEW_WORDS = 4;

export const H14: Check = {
  id: 'H14',
  title: 'The reason says something new',
  severity: 'warning',
  question: 'why',
  check({ parts: { because, behaviour, audience }, isEnglish }) {
    if (because === null || behaviour === null) return notApplicable('There is no reason to compare.');
    if (!isEnglish) return notApplicable('Only English wording is checked.');
    const reason = wordsIn(because);
    const shared = overlap(reason, wordsIn(behaviour, audience));
    return shared === 1 || (shared > CIRCULAR && reason.size >= FEW_WORDS)
      ? fail('The reason mostly says again what they do.', because)
      : pass('The reason says more than what they do.', because);
  },
};

function wordsIn(...parts: readonly (Words | null)[]): ReadonlySet<string> {
  return contentWords(
    parts.flatMap((part) => part?.tokens ?? []),
    STOP_WORDS,
  );
}

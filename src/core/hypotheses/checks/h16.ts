import { TRADE_OFFS } from '../lexicon.ts';
import { findPhrase } from '../statement/phrases.ts';
import { isTruism } from './truism.ts';
import { fail, notApplicable, pass, type Check, type CheckInput, type Outcome } from './check.ts';

export const H16: Check = {
  id: 'H16',
  title: 'A choice, not a matter of course',
  severity: 'note',
  question: 'notDoing',
  check(input) {
    const { parts, notDoing, isEnglish } = input;
    if (isEnglish && parts.approach !== null && isTruism(parts.approach)) {
      return fail('Nobody would choose the opposite, so it is no choice.', parts.approach);
    }
    if (notDoing !== null) return pass('It says what you won’t do.', notDoing);
    return input.isProse ? inWords(input) : fail('It doesn’t say what you won’t do because of it.');
  },
};

/** A sentence may name what is given up (“bursts, not blasts”); that it does not is no fault of a sentence. */
function inWords({ parts: { approach } }: CheckInput): Outcome {
  const at = approach === null ? null : findPhrase(approach.tokens, TRADE_OFFS, 1, approach.tokens.length);
  return at === null
    ? notApplicable('A sentence is not asked what you won’t do.')
    : pass('It says what you won’t do.', approach);
}

import { STOP_WORDS } from '../lexicon.ts';
import { wordsInToken } from '../similarity.ts';
import { wordsOf } from '../statement/phrases.ts';
import { fail, pass, type Check, type Words } from './check.ts';

/** What says that something is wanted or praised, and not why people do what they do. */
const HOLLOW = wordsOf(`
  want wants need needs important good better great nice useful helpful works work makes make sense necessary best
  practice boss everyone everybody competitors goal goals reason reasons`);

/** Three words are enough when one of them says something: “we overwhelm them” is a reason. */
export const H02: Check = {
  id: 'H02',
  title: 'A reason is given',
  severity: 'error',
  question: 'why',
  check({ parts, isEnglish }) {
    const { because, behaviour } = parts;
    if (because === null) return fail('It doesn’t say why people do that.');
    const words = because.tokens.filter((token) => token.kind === 'word').map((token) => token.text);
    const length = because.tokens.reduce((count, token) => count + wordsInToken(token), 0);
    if (length < 3 && because.text.length < 24) return fail('The reason is too short to be wrong.', because);
    if (!isEnglish) return pass('It gives a reason.', because);
    if (!saysSomethingNew(words, behaviour)) return fail('The reason only says again what they do.', because);
    return words.every(isEmpty)
      ? fail('The reason is a wish, not what moves them.', because)
      : pass('It gives a reason.', because);
  },
};

function isEmpty(word: string): boolean {
  return STOP_WORDS.has(word) || HOLLOW.has(word);
}

function saysSomethingNew(words: readonly string[], behaviour: Words | null): boolean {
  const said = new Set(behaviour?.tokens.map((token) => token.text));
  return words.some((word) => !STOP_WORDS.has(word) && !said.has(word));
}

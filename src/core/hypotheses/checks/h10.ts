import { AUDIENCE_NOUNS, DOWN_WORDS, TACTIC_VERBS, UP_WORDS } from '../lexicon.ts';
import type { Token } from '../statement/prose.ts';
import { fail, notApplicable, pass, type Check } from './check.ts';

/** Tactic verbs in an approach from which it is several changes at once. */
const SEVERAL_CHANGES = 3;

export const H10: Check = {
  id: 'H10',
  title: 'One metric, one audience, one change',
  severity: 'warning',
  question: 'change',
  check({ parts, prediction, isEnglish }) {
    if (!isEnglish) return notApplicable('Only English wording is checked.');
    const { expectation, audience, approach } = parts;
    if (
      (prediction?.metric ?? null) === null &&
      expectation !== null &&
      joined(expectation.tokens, movesUpOrDown) > 1
    ) {
      return fail('It expects several numbers to move; choose the one that decides.', expectation);
    }
    if (audience !== null && joined(audience.tokens, isGroup) > 1)
      return fail('It is about several groups.', audience);
    if (approach !== null && countVerbs(approach.tokens) >= SEVERAL_CHANGES) {
      return fail('It changes several things at once, so nobody will know which one worked.', approach);
    }
    return pass('It is about one metric, one audience and one change.');
  },
};

/** Members of an enumeration: words of a kind, each after the first joined by “and”, “or” or a comma. */
function joined(tokens: readonly Token[], isMember: (token: Token) => boolean): number {
  let count = 0;
  let joint = true;
  for (const token of tokens) {
    if (['and', 'or', ',', 'plus'].includes(token.text)) joint = true;
    else if (isMember(token) && joint) {
      count += 1;
      joint = false;
    }
  }
  return count;
}

function movesUpOrDown({ text }: Token): boolean {
  return UP_WORDS.has(text) || DOWN_WORDS.has(text);
}

function isGroup({ text }: Token): boolean {
  return AUDIENCE_NOUNS.has(text);
}

function countVerbs(tokens: readonly Token[]): number {
  return new Set(tokens.map((token) => token.text).filter((text) => TACTIC_VERBS.has(text))).size;
}

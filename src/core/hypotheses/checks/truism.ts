import { BLANK_NOUNS, BLANK_VERBS, PRAISE, STOP_WORDS } from '../lexicon.ts';
import type { Words } from './check.ts';

/** “Provide better service”: praise and nothing particular, so that nobody could want the opposite. */
export function isTruism(approach: Words): boolean {
  const words = approach.tokens.filter((token) => token.kind === 'word').map((token) => token.text);
  const said = words.filter(
    (word) => !STOP_WORDS.has(word) && !BLANK_NOUNS.has(word) && !BLANK_VERBS.has(word),
  );
  return words.some((word) => PRAISE.has(word)) && said.every((word) => PRAISE.has(word));
}

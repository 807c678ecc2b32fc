import { PLACEHOLDERS } from '../lexicon.ts';
import type { Words } from './check.ts';

/** Nothing at all, or nothing but “test”, “tbd”, “lorem ipsum”. */
export function isPlaceholder({ tokens, text }: Words): boolean {
  if (PLACEHOLDERS.has(text.trim().toLowerCase())) return true;
  const words = tokens.filter(({ kind }) => kind === 'word');
  return words.every((word) => PLACEHOLDERS.has(word.text) || /^\d+$/.test(word.text));
}

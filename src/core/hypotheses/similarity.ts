import type { Token } from './statement/prose.ts';

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u;

/**
 * The words that carry meaning, each once and in one form: without the stop words given, without accents and plural
 * endings. Scripts that set no spaces between words give pairs of characters instead.
 */
export function contentWords(tokens: readonly Token[], stopWords: ReadonlySet<string>): ReadonlySet<string> {
  const words = tokens.filter(({ kind, text }) => kind === 'word' && !stopWords.has(text));
  return new Set(words.flatMap(({ text }) => (UNSPACED.test(text) ? pairsOf(text) : [stemOf(text)])));
}

/** Share of the first that the second has too, 0–1; 0 for an empty first. */
export function overlap(first: ReadonlySet<string>, second: ReadonlySet<string>): number {
  return first.size === 0 ? 0 : shared(first, second) / first.size;
}

/** Jaccard index: what two sets share, of all they have together, 0–1; 0 for two empty ones. */
export function jaccard(first: ReadonlySet<string>, second: ReadonlySet<string>): number {
  const both = shared(first, second);
  return both === 0 ? 0 : both / (first.size + second.size - both);
}

function shared(first: ReadonlySet<string>, second: ReadonlySet<string>): number {
  let count = 0;
  for (const word of first) if (second.has(word)) count += 1;
  return count;
}

function stemOf(word: string): string {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').replace(/'s?$/, '');
  if (plain.length <= 4) return plain.replace(/(?<=\p{L}{3})s$/u, '');
  return plain.replace(/(?:ies|y)$/, 'i').replace(/(?:es|s|e)$/, '');
}

/** How many words a token stands for: one, or about half its characters where the script sets no spaces. */
export function wordsInToken({ kind, text }: Token): number {
  if (kind !== 'word') return 0;
  return UNSPACED.test(text) ? Math.ceil(text.length / 2) : 1;
}

function pairsOf(text: string): string[] {
  const characters = [...text];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}

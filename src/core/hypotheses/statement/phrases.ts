import type { Token } from './prose.ts';

/** Phrases by their first word, so that looking for one costs the same wherever it stands. */
export type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

/** `so we'll | therefore we`: alternatives, longest first when they begin alike. */
export function phrases(source: string): Phrases {
  const byFirst = new Map<string, string[][]>();
  for (const phrase of source.split('|')) {
    const words = phrase.trim().split(/\s+/);
    const [first = ''] = words;
    byFirst.set(first, [...(byFirst.get(first) ?? []), words]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.length - a.length);
  return byFirst;
}

/** How many tokens from `at` are one of the phrases; 0 when none is. */
export function phraseAt(tokens: readonly Token[], at: number, known: Phrases): number {
  const candidates = known.get(tokens[at]?.text ?? '') ?? [];
  const found = candidates.find((words) => words.every((word, offset) => tokens[at + offset]?.text === word));
  return found?.length ?? 0;
}

/** Index of the first phrase in a range of tokens, or null. */
export function findPhrase(
  tokens: readonly Token[],
  known: Phrases,
  from: number,
  to: number,
): number | null {
  for (let at = from; at < to; at += 1) if (phraseAt(tokens, at, known) > 0) return at;
  return null;
}

export function wordsOf(source: string): ReadonlySet<string> {
  return new Set(source.trim().split(/\s+/));
}

import { AUDIENCE_NOUNS, STOP_WORDS, TACTIC_VERBS } from '../lexicon.ts';
import { BEHAVIOUR_VERBS, AUXILIARIES, PREPOSITIONS, PRONOUNS } from './grammar.ts';
import type { Token } from './prose.ts';

/**
 * Where a clause divides into who it is about and what they do: index of the first word of the latter, or null. A
 * clause that begins with an activity names nobody, unless people stand right before the verb: “test users drop off”
 * is about test users, “increase open rates” is about nobody.
 */
export function predicateAt(
  tokens: readonly Token[],
  from: number,
  to: number,
  isImperative: boolean,
): number | null {
  const found = knownVerb(tokens, from, to);
  if (!isImperative) return found ?? verbAfterPlural(tokens, from, to);
  if (found === null || found === from + 1 || tokens[found]?.text === 'to') return null;
  return AUDIENCE_NOUNS.has(tokens[found - 1]?.text ?? '') ? found : null;
}

function knownVerb(tokens: readonly Token[], from: number, to: number): number | null {
  let at = from + 1;
  while (at < to) {
    const text = tokens[at]?.text ?? '';
    const before = tokens[at - 1]?.text ?? '';
    if (text === 'who' || text === 'whose' || (text === 'that' && AUDIENCE_NOUNS.has(before))) {
      at = afterRelative(tokens, at + 1, to);
      continue;
    }
    if (AUXILIARIES.has(text) || (isPlural(before) && beginsInfinitive(tokens, at))) return at;
    if (
      BEHAVIOUR_VERBS.has(text) &&
      (PRONOUNS.has(before) || !STOP_WORDS.has(before)) &&
      !isPreposition(before)
    )
      return at;
    at += 1;
  }
  return null;
}

/** “Students to renew”, but not “subscribers to the weekly”. */
function beginsInfinitive(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]?.text ?? '';
  return tokens[at]?.text === 'to' && (next === 'be' || BEHAVIOUR_VERBS.has(next) || TACTIC_VERBS.has(next));
}

/** Past the verb of “who bought once”, “who have never bought”: the main verb comes later. */
function afterRelative(tokens: readonly Token[], from: number, to: number): number {
  let at = from;
  while (at < to && AUXILIARIES.has(tokens[at]?.text ?? '')) at += 1;
  return at + 1;
}

/** “Small shops reorder”: a plural followed by a word that continues no noun is followed by its verb. */
function verbAfterPlural(tokens: readonly Token[], from: number, to: number): number | null {
  for (let at = from; at + 1 < to; at += 1) {
    const next = tokens[at + 1];
    if (next === undefined || next.kind === 'mark' || !isPlural(tokens[at]?.text ?? '')) continue;
    if (isPreposition(next.text) || STOP_WORDS.has(next.text) || /^\d/.test(next.text)) continue;
    if (!isPlural(next.text)) return at + 1;
  }
  return null;
}

function isPlural(word: string): boolean {
  if (['people', 'women', 'men', 'children', 'parents', 'staff'].includes(word)) return true;
  return word.length > 3 && word.endsWith('s') && !/(ss|us|is|'s|ous)$/.test(word);
}

function isPreposition(word: string): boolean {
  return PREPOSITIONS.has(word);
}

/**
 * The first group of people a stretch of words names, with the words that narrow it down: “trial users” in “show
 * trial users an example”. Null when it names none.
 */
export function namedAudience(
  tokens: readonly Token[],
  from: number,
  to: number,
  notPartOf: ReadonlySet<string>,
): { from: number; to: number } | null {
  for (let at = from; at < to; at += 1) {
    if (!AUDIENCE_NOUNS.has(tokens[at]?.text ?? '')) continue;
    let start = at;
    while (start > from && narrows(tokens[start - 1], notPartOf)) start -= 1;
    const end = relativeEnd(tokens, at + 1, to);
    if (start < at || end > at + 1) return { from: start, to: end };
  }
  return null;
}

/** Past “who bought once”, “that has not logged in for ten days”, as far as the next mark; `from` where none follows. */
function relativeEnd(tokens: readonly Token[], from: number, to: number): number {
  const opens = tokens[from]?.text ?? '';
  const follows =
    AUXILIARIES.has(tokens[from + 1]?.text ?? '') || BEHAVIOUR_VERBS.has(tokens[from + 1]?.text ?? '');
  if (!(opens === 'who' || (opens === 'that' && follows))) return from;
  let end = from + 1;
  while (
    end < Math.min(to, from + LONGEST_RELATIVE) &&
    tokens[end]?.kind === 'word' &&
    !tokens[end]?.opensSentence
  )
    end += 1;
  return end;
}

const LONGEST_RELATIVE = 14;

function narrows(token: Token | undefined, notPartOf: ReadonlySet<string>): boolean {
  if (token === undefined || token.kind === 'mark') return false;
  return (
    !/^\d/.test(token.text) &&
    !STOP_WORDS.has(token.text) &&
    !isPreposition(token.text) &&
    !notPartOf.has(token.text)
  );
}

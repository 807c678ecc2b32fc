import { DOWN_WORDS, OUTCOME_VERBS, TACTIC_VERBS, UP_WORDS } from './lexicon.ts';
import { FILLERS, MODALS } from './statement/cues.ts';
import { fillGaps } from './statement/gaps.ts';
import { speaksOfChange, takeOpen } from './statement/open-clause.ts';
import { phraseAt } from './statement/phrases.ts';
import { normaliseText, tokenise, type Token } from './statement/prose.ts';
import { segment, type Segment } from './statement/segments.ts';

/** Words of a statement with their place in the text as it was given (UTF-16 units, end without). */
export interface Part {
  text: string;
  start: number;
  end: number;
}

export type StatementPart = 'audience' | 'behaviour' | 'because' | 'approach' | 'expectation';

export interface ParsedStatement {
  original: string;
  tokens: readonly Token[];
  parts: Record<StatementPart, Part | null>;
  /** How it sets out when it is no hypothesis yet: with something to do, or with a wish. */
  lead: 'plan' | 'goal' | null;
}

/** Tokens of each part found so far; the parser fills it and nobody else sees it. */
export type Found = Record<StatementPart, { from: number; to: number } | null>;

/**
 * Takes prose apart. Works by turns of phrase (“because”, “so we'll”, “if we're right”), by the place of modal verbs
 * and numbers, and by what is still missing: statements need not follow one form. One pass over the words, so the
 * time grows with the length of the text and no faster.
 */
export function parseStatement(
  text: string,
  tokens: readonly Token[] = tokenise(normaliseText(text)),
): ParsedStatement {
  const segments = segment(tokens);
  const found: Found = { audience: null, behaviour: null, because: null, approach: null, expectation: null };
  for (const one of segments) if (one.role !== 'open' && one.role !== 'claim') takeNamed(found, one);
  for (const one of segments) if (one.role === 'open' || one.role === 'claim') takeOpen(found, one, tokens);
  const lead = leadOf(found, segments, tokens);
  fillGaps(found, tokens, lead, segments[0]);
  const part = (range: { from: number; to: number } | null) => partOf(text, tokens, range);
  return {
    original: text,
    tokens,
    parts: {
      audience: part(found.audience),
      behaviour: part(found.behaviour),
      because: part(found.because),
      approach: part(found.approach),
      expectation: part(found.expectation),
    },
    lead,
  };
}

function takeNamed(found: Found, one: Segment): void {
  if (one.role === 'open' || one.role === 'claim') return;
  const slot: StatementPart = one.role === 'goal' ? 'expectation' : one.role;
  found[slot] ??= { from: one.from, to: one.to };
}

/** A statement without reason and diagnosis is a plan or a wish, by its first verb. */
function leadOf(
  found: Found,
  segments: readonly Segment[],
  tokens: readonly Token[],
): ParsedStatement['lead'] {
  if (found.because !== null || found.behaviour !== null) return null;
  const first = segments.find((one) => one.to > one.from);
  if (first === undefined) return null;
  if (first.role === 'goal') return 'goal';
  const verb = firstVerb(tokens, first);
  if (OUTCOME_VERBS.has(verb) || UP_WORDS.has(verb) || DOWN_WORDS.has(verb)) return 'goal';
  if (found.approach !== null || TACTIC_VERBS.has(verb)) return 'plan';
  return speaksOfChange(tokens, 0, tokens.length) ? 'goal' : null;
}

function firstVerb(tokens: readonly Token[], one: Segment): string {
  let at = one.from + (one.role === 'claim' ? claimLead(tokens, one.from) : 0);
  while (at < one.to - 1 && FILLERS.has(tokens[at]?.text ?? '')) at += 1;
  return tokens[at]?.text ?? '';
}

/** “We believe we should …”: the words between the opener and the verb. */
function claimLead(tokens: readonly Token[], from: number): number {
  if (tokens[from]?.text !== 'we') return 0;
  return 1 + phraseAt(tokens, from + 1, MODALS);
}

/** Trailing marks belong to no part; the words stay as they were written, with their spaces in one. */
function partOf(
  text: string,
  tokens: readonly Token[],
  range: { from: number; to: number } | null,
): Part | null {
  if (range === null) return null;
  let { from, to } = range;
  while (to > from && isEdge(tokens[to - 1])) to -= 1;
  while (from < to && isEdge(tokens[from])) from += 1;
  const first = tokens[from];
  const last = tokens[to - 1];
  if (first === undefined || last === undefined || to <= from) return null;
  const words = text.slice(first.start, last.end).replace(/\s+/g, ' ');
  return { text: words, start: first.start, end: last.end };
}

function isEdge(token: Token | undefined): boolean {
  return token?.kind === 'mark' && token.text !== '%';
}

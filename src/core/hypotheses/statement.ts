import { DOWN_WORDS, OUTCOME_VERBS, TACTIC_VERBS, UP_WORDS } from './lexicon.ts';
import { CAUSING, FILLERS, MODALS } from './statement/cues.ts';
import { fillGaps } from './statement/gaps.ts';
import { findPhrase, phraseAt, wordsOf } from './statement/phrases.ts';
import { normaliseText, tokenise, type Token } from './statement/prose.ts';
import { writtenChange } from './statement/quantities.ts';
import { segment, type Segment } from './statement/segments.ts';
import { predicateAt } from './statement/subject.ts';

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
  /** “We believe”, as it was put; null when the statement does without. */
  opener: Part | null;
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
export function parseStatement(text: string): ParsedStatement {
  const tokens = tokenise(normaliseText(text));
  const segments = segment(tokens);
  const found: Found = { audience: null, behaviour: null, because: null, approach: null, expectation: null };
  for (const one of segments) if (one.role !== 'open' && one.role !== 'claim') takeNamed(found, one);
  for (const one of segments) if (one.role === 'open' || one.role === 'claim') takeOpen(found, one, tokens);
  const lead = leadOf(found, segments, tokens);
  fillGaps(found, tokens, lead, segments[0]);
  const claim = segments.find((one) => one.role === 'claim');
  const part = (range: { from: number; to: number } | null) => partOf(text, tokens, range);
  return {
    original: text,
    tokens,
    opener: claim === undefined ? null : part(claim.cue),
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

function takeOpen(found: Found, one: Segment, tokens: readonly Token[]): void {
  const { from, to } = one;
  const modal = findPhrase(tokens, MODALS, from, to);
  if (modal !== null && takeModal(found, tokens, from, modal, to)) return;
  const diagnosed = found.behaviour !== null;
  if (one.role === 'claim' && !diagnosed) takeDiagnosis(found, tokens, from, to);
  else if (diagnosed && !found.approach && startsDoing(tokens, from)) found.approach = { from, to };
  else if (!found.expectation && (diagnosed || found.approach) && speaksOfChange(tokens, from, to)) {
    found.expectation = { from, to };
  } else if (!diagnosed) takeDiagnosis(found, tokens, from, to);
  else if (!found.because && isBefore(found.approach, from) && to - from >= 3) found.because = { from, to };
}

/** A second statement about people, before the approach, is taken for the reason. */
function isBefore(approach: Found['approach'], from: number): boolean {
  return approach === null || approach.from > from;
}

/** “A template should take setup from 31 to 40”: what should do it, and what it should do. */
function takeModal(found: Found, tokens: readonly Token[], from: number, modal: number, to: number): boolean {
  const after = modal + phraseAt(tokens, modal, MODALS);
  const causing = CAUSING.has(tokens[after]?.text ?? '');
  if (!found.approach && !found.expectation && causing && isThing(tokens, from, modal)) {
    found.approach = { from, to: modal };
    found.expectation = { from: modal, to };
    return true;
  }
  if (found.expectation !== null) return false;
  const moves = speaksOfChange(tokens, from, to);
  if (!moves && (found.approach === null || found.approach.from > from)) return false;
  found.expectation = { from, to };
  return true;
}

/** A thing or an activity stands before the modal, not a group of people and not a number. */
function isThing(tokens: readonly Token[], from: number, to: number): boolean {
  const first = tokens[from]?.text ?? '';
  if (to <= from || UP_WORDS.has(first) || DOWN_WORDS.has(first)) return false;
  return !/^\d/.test(first);
}

function startsDoing(tokens: readonly Token[], from: number): boolean {
  const first = tokens[from]?.text ?? '';
  if (first === 'we' || first === "we'll") return true;
  if (TACTIC_VERBS.has(first)) return true;
  return first.endsWith('ing') && first.length > 5 && OBJECTS.has(tokens[from + 1]?.text ?? '');
}

/** “Offering that rate”, but not “mapping scares them”: after these an activity goes on. */
const OBJECTS = wordsOf(
  'a an the it them this that these those their our each every one two him her people in on to',
);

function speaksOfChange(tokens: readonly Token[], from: number, to: number): boolean {
  if (writtenChange(tokens, from, to) !== null) return true;
  return tokens.slice(from, to).some((token) => UP_WORDS.has(token.text) || RISING.has(token.text));
}

const RISING = new Set([
  'fewer',
  'fall',
  'falls',
  'decrease',
  'decreases',
  'reduce',
  'reduces',
  'halve',
  'shrink',
]);

function takeDiagnosis(found: Found, tokens: readonly Token[], from: number, to: number): void {
  const comma = tokens.slice(from, to).findIndex((token) => token.text === ',');
  if (tokens[from]?.text === 'for' && comma > 1) {
    found.audience ??= { from: from + 1, to: from + comma };
    takeConsequence(found, tokens, from + comma + 1, to);
    return;
  }
  const imperative =
    TACTIC_VERBS.has(tokens[from]?.text ?? '') || OUTCOME_VERBS.has(tokens[from]?.text ?? '');
  const verb = predicateAt(tokens, from, to, imperative);
  if (verb === null) return;
  found.audience ??= { from, to: verb };
  found.behaviour ??= { from: verb, to };
}

/** “Online booking is confusing, so they phone”: first the reason, then what people do. */
function takeConsequence(found: Found, tokens: readonly Token[], from: number, to: number): void {
  const words = tokens.slice(from, to).map((token) => token.text);
  const so = words.findIndex(
    (word, at) => word === ',' && words[at + 1] === 'so' && words[at + 2] === 'they',
  );
  if (so < 3) found.behaviour ??= { from, to };
  else {
    found.because ??= { from, to: from + so };
    found.behaviour ??= { from: from + so + 2, to };
  }
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

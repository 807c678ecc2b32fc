import type { Found } from '../statement.ts';
import { DOWN_WORDS, OUTCOME_VERBS, TACTIC_VERBS, UP_WORDS } from '../lexicon.ts';
import { CAUSING, MODALS } from './cues.ts';
import { PRONOUNS } from './grammar.ts';
import { findPhrase, phraseAt, wordsOf } from './phrases.ts';
import type { Token } from './prose.ts';
import { writtenChange } from './quantities.ts';
import type { Segment } from './segments.ts';
import { predicateAt } from './subject.ts';

/** A clause that no turn of phrase announces, placed by what it says and by what is still missing. */
export function takeOpen(found: Found, one: Segment, tokens: readonly Token[]): void {
  const { from, to } = one;
  const modal = findPhrase(tokens, MODALS, from, to);
  if (modal !== null && takeModal(found, tokens, from, modal, to)) return;
  if (takeCause(found, tokens, from, to) || takeExplanation(found, tokens, one)) return;
  const diagnosed = found.behaviour !== null;
  if (one.role === 'claim' && !diagnosed) takeDiagnosis(found, tokens, from, to);
  else if (diagnosed && !found.approach && isToBeDone(tokens, from, modal)) found.approach = { from, to };
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

/**
 * “Naming an owner lifts activation from 40 to 50”: what does it, and what it does. Without an activity in front it
 * may as well tell what happens today, so that has to be known already.
 */
function takeCause(found: Found, tokens: readonly Token[], from: number, to: number): boolean {
  if (found.approach !== null || found.expectation !== null) return false;
  if (found.behaviour === null && !isActivity(tokens[from]?.text ?? '')) return false;
  const verb = causingVerb(tokens, from + 1, to);
  if (verb === null || writtenChange(tokens, verb, to) === null || !isThing(tokens, from, verb)) return false;
  found.approach = { from, to: verb };
  found.expectation = { from: verb, to };
  return true;
}

function causingVerb(tokens: readonly Token[], from: number, to: number): number | null {
  for (let at = from; at < to; at += 1) {
    const text = tokens[at]?.text ?? '';
    if (text.endsWith('s') && (CAUSING.has(text.slice(0, -1)) || CAUSING.has(text.slice(0, -2)))) return at;
  }
  return null;
}

/** After approach and expectation a clause in the same sentence, or about “them”, says why. */
function takeExplanation(found: Found, tokens: readonly Token[], { role, from, to }: Segment): boolean {
  if (role !== 'open' || found.because !== null || found.behaviour !== null) return false;
  if (found.approach === null || found.expectation === null || to - from < 3) return false;
  const first = tokens[from];
  if (first === undefined || (first.opensSentence && first.text !== 'they')) return false;
  found.because = { from, to };
  return true;
}

/** A thing or an activity stands before the modal, not a group of people and not a number. */
function isThing(tokens: readonly Token[], from: number, to: number): boolean {
  const first = tokens[from]?.text ?? '';
  if (isActivity(first) && OBJECTS.has(tokens[from + 1]?.text ?? '')) return true;
  if (to <= from || UP_WORDS.has(first) || DOWN_WORDS.has(first)) return false;
  return !/^\d/.test(first);
}

/** An activity, or something that will be so: “invitations will be signed by their doctor”. */
function isToBeDone(tokens: readonly Token[], from: number, modal: number | null): boolean {
  if (startsDoing(tokens, from)) return true;
  return modal !== null && tokens[modal]?.text === 'will' && !PRONOUNS.has(tokens[from]?.text ?? '');
}

function isActivity(word: string): boolean {
  return word.endsWith('ing') && word.length > 5;
}

function startsDoing(tokens: readonly Token[], from: number): boolean {
  const first = tokens[from]?.text ?? '';
  if (first === 'we' || first === "we'll") return true;
  if (TACTIC_VERBS.has(first)) return true;
  return isActivity(first) && OBJECTS.has(tokens[from + 1]?.text ?? '');
}

/** “Offering that rate”, but not “mapping scares them”: after these an activity goes on. */
const OBJECTS = wordsOf(
  'a an the it them this that these those their our each every one two him her people in on to',
);

export function speaksOfChange(tokens: readonly Token[], from: number, to: number): boolean {
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

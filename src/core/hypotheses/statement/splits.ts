import type { Found } from '../statement.ts';
import { TACTIC_VERBS } from '../lexicon.ts';
import { CAUSING, MODALS } from './cues.ts';
import { BEHAVIOUR_VERBS } from './grammar.ts';
import { findPhrase, wordsOf } from './phrases.ts';
import type { Token } from './prose.ts';
import { writtenChange } from './quantities.ts';

const STRONG_MARKS = new Set([';', ':', '\u2014', '-', ',']);
const EXPECTING = wordsOf('expect expecting hoping aiming');

/** “We'll promise two days and expect orders to go from 3 to 4”: an approach that goes on to what it should do. */
export function splitApproach(found: Found, tokens: readonly Token[]): void {
  const { approach } = found;
  if (approach === null || found.expectation !== null) return;
  for (let at = approach.from + 1; at < approach.to; at += 1) {
    const start = expectationStart(tokens, at, approach.to);
    if (start === null) continue;
    found.expectation = { from: start, to: approach.to };
    found.approach = { from: approach.from, to: at };
    return;
  }
}

/** Where the words after a joint begin if they say what will change; null if they do not. */
function expectationStart(tokens: readonly Token[], joint: number, to: number): number | null {
  const text = tokens[joint]?.text ?? '';
  if (!STRONG_MARKS.has(text) && text !== 'and') return null;
  const start = text !== 'and' && tokens[joint + 1]?.text === 'and' ? joint + 2 : joint + 1;
  if (EXPECTING.has(tokens[start]?.text ?? '')) return writesChange(tokens, start, to) ? start + 1 : null;
  const modal = findPhrase(tokens, MODALS, start + 1, Math.min(start + LONGEST_SUBJECT, to));
  return modal !== null && writesChange(tokens, modal, to) ? start : null;
}

/** A subject is not longer than this; it keeps the work linear where every word is “and”. */
const LONGEST_SUBJECT = 12;
const LONGEST_CHANGE = 40;

function writesChange(tokens: readonly Token[], from: number, to: number): boolean {
  return writtenChange(tokens, from, Math.min(to, from + LONGEST_CHANGE)) !== null;
}

/**
 * What is done, told in front of what it should change: “keep the teacher and enrolments should climb”, “if they can
 * swap, cancellations should drop”, “sent on day three, it would be answered by 12 %”.
 */
export function splitExpectation(found: Found, tokens: readonly Token[]): void {
  const { expectation } = found;
  if (expectation === null || found.approach !== null) return;
  const isCondition = tokens[expectation.from]?.text === 'if';
  const from = expectation.from + (isCondition ? 1 : 0);
  const modal = findPhrase(tokens, MODALS, from + 1, expectation.to);
  const joint = jointOf(tokens, { from, to: expectation.to }, modal, isCondition);
  if (joint === null || joint - from < 2) return;
  found.approach = { from, to: joint };
  const more = tokens[joint]?.text === ',' && ['and', 'then'].includes(tokens[joint + 1]?.text ?? '') ? 2 : 1;
  found.expectation = { from: joint + more, to: expectation.to };
}

function jointOf(
  tokens: readonly Token[],
  { from, to }: { from: number; to: number },
  modal: number | null,
  isCondition: boolean,
): number | null {
  if (isCondition && modal === null) return firstComma(tokens, from, to);
  if (modal === null) return null;
  if (isCondition || isParticiple(tokens[from]?.text ?? '')) return lastComma(tokens, from, modal);
  return jointAfterCommand(tokens, from, modal);
}

const PARTICIPLES = wordsOf('sent given told shown written put made kept paid held built sold taken let');

function isParticiple(word: string): boolean {
  return PARTICIPLES.has(word) || (word.length > 5 && word.endsWith('ed'));
}

function firstComma(tokens: readonly Token[], from: number, to: number): number | null {
  for (let at = from; at < to; at += 1) if (tokens[at]?.text === ',') return at;
  return null;
}

function lastComma(tokens: readonly Token[], from: number, to: number): number | null {
  for (let at = to - 1; at > from; at -= 1) if (tokens[at]?.text === ',') return at;
  return null;
}

/** “Pair them”, “keep the”: after these first words come no nouns. */
const COMMANDED = wordsOf('a an the it them this that these those their our each every one him her');

/** The “and” between a command and what comes of it; without a comma in front of it the command must be a known verb. */
function jointAfterCommand(tokens: readonly Token[], from: number, modal: number): number | null {
  for (let at = modal - 2; at > from + 1; at -= 1) {
    if (tokens[at]?.text !== 'and') continue;
    const hasComma = tokens[at - 1]?.text === ',';
    const first = tokens[from]?.text ?? '';
    if (hasComma && tokens[from + 1]?.text !== ',') return at - 1;
    if (
      COMMANDED.has(tokens[from + 1]?.text ?? '') ||
      TACTIC_VERBS.has(first) ||
      BEHAVIOUR_VERBS.has(first) ||
      CAUSING.has(first)
    )
      return at;
  }
  return null;
}

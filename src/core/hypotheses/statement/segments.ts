import {
  APPROACHES,
  EXPECTATIONS,
  GOALS,
  LABELS,
  OPENERS,
  REASONS,
  SEEING,
  SINCE_TIME,
  type LabelledPart,
} from './cues.ts';
import { conditionAt, conditionEndsAt, isLateCondition } from './conditions.ts';
import { phraseAt } from './phrases.ts';
import type { Token } from './prose.ts';

/** What a stretch of words is, by the turn of phrase before it; `open` has none, `claim` follows “we believe”. */
export type Role = LabelledPart | 'claim' | 'goal' | 'open';

/** Tokens `from` (with) to `to` (without). */
export interface Segment {
  role: Role;
  from: number;
  to: number;
  /** The stretch that opened the segment (“we believe”), as tokens; empty when nothing did. */
  cue: { from: number; to: number };
}

export interface Cue {
  role: Role;
  /** Tokens to step over. */
  length: number;
}

const BREAKS = new Set([';', ':', '—', '(', ')', '-']);

/** Cuts a statement wherever a turn of phrase, a sentence or a strong mark begins another part. */
export function segment(tokens: readonly Token[]): Segment[] {
  const segments: Segment[] = [];
  let current = begin('open', 0, 0);
  let at = 0;
  while (at < tokens.length) {
    const cue = cueAt(tokens, at, current);
    if (cue === null) {
      at += 1;
      continue;
    }
    close(segments, current, at);
    current = begin(cue.role, at, at + cue.length);
    at += Math.max(cue.length, 1);
  }
  close(segments, current, tokens.length);
  return segments.filter((one) => one.to > one.from);
}

function begin(role: Role, cueFrom: number, from: number): Segment {
  return { role, from, to: from, cue: { from: cueFrom, to: from } };
}

function close(segments: Segment[], current: Segment, to: number): void {
  segments.push({ ...current, to });
}

function cueAt(tokens: readonly Token[], at: number, current: Segment): Cue | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.opensSentence || token.opensLine) {
    const label = labelAt(tokens, at);
    if (label !== null) return label;
  }
  if (token.opensSentence) return sentenceCue(tokens, at) ?? (at > 0 ? { role: 'open', length: 0 } : null);
  return insideCue(tokens, at, current);
}

function labelAt(tokens: readonly Token[], at: number): Cue | null {
  for (let length = 4; length >= 1; length -= 1) {
    if (tokens[at + length]?.text !== ':') continue;
    const words = tokens.slice(at, at + length).map((token) => token.text);
    const role = LABELS.get(words.join(' '));
    if (role !== undefined) return { role, length: length + 1 };
  }
  return null;
}

/** At the start of a sentence: “we believe”, “our goal is”, “if we …”, and what can stand anywhere. */
function sentenceCue(tokens: readonly Token[], at: number): Cue | null {
  const skipped = ['and', 'but', 'so', 'overall', 'also'].includes(tokens[at]?.text ?? '') ? 1 : 0;
  const expectation = expectationAt(tokens, at) ?? expectationAt(tokens, at + skipped);
  if (expectation !== null && (at > 0 || !isOpener(tokens, at))) return expectation;
  const goal = phraseAt(tokens, at, GOALS);
  if (goal > 0) return { role: 'goal', length: withMarks(tokens, at, goal) };
  const opener = phraseAt(tokens, at + skipped, OPENERS);
  if (opener > 0) return { role: 'claim', length: withMarks(tokens, at, skipped + opener) };
  return anywhereCue(tokens, at);
}

function isOpener(tokens: readonly Token[], at: number): boolean {
  return phraseAt(tokens, at, OPENERS) > 0;
}

function insideCue(tokens: readonly Token[], at: number, current: Segment): Cue | null {
  const text = tokens[at]?.text ?? '';
  const conditionEnd = conditionEndsAt(tokens, at, current);
  if (conditionEnd > 0) return { role: 'expectation', length: conditionEnd };
  if (current.role === 'because' && leadingReasonEnds(tokens, at, current))
    return { role: 'open', length: 1 };
  if (isReasonOf(tokens, at, current)) return { role: 'because', length: 2 };
  if (BREAKS.has(text) && splits(tokens, current, at)) return { role: 'open', length: 1 };
  const reason = reasonAt(tokens, at);
  if (reason !== null) return reason;
  if (current.role === 'expectation') return at === current.from ? expectationAt(tokens, at) : null;
  const expectation = expectationAt(tokens, at);
  if (expectation !== null) return expectation;
  const begins = at === current.from && current.role === 'claim';
  if (!begins && !followsPause(tokens, at) && !opensApproachInside(tokens, at)) return null;
  return current.role === 'approach' && at > current.from ? null : anywhereCue(tokens, at);
}

/** “The reason why champions go quiet is that …”: what they do comes first, the reason after “is”. */
function isReasonOf(tokens: readonly Token[], at: number, current: Segment): boolean {
  const opener = tokens[current.cue.to - 1]?.text ?? '';
  if (current.role !== 'claim' || !['reason', 'why'].includes(opener)) return false;
  return tokens[at]?.text === 'is' && ['that', 'because'].includes(tokens[at + 1]?.text ?? '');
}

/** Marks divide the diagnosis; inside an approach or an expectation they belong to it. */
function splits(tokens: readonly Token[], current: Segment, at: number): boolean {
  if (at <= current.from) return false;
  if (tokens[at]?.text === ':' && BEGINS_CHANGE.test(tokens[at + 1]?.text ?? '')) return false;
  return DIVISIBLE.has(current.role) || isLateCondition(tokens, current);
}

const DIVISIBLE: ReadonlySet<Role> = new Set(['open', 'claim', 'because']);

/** “Orders within 30 days: from 5 to 8 in 100”, “visits: up from 52 %”. */
const BEGINS_CHANGE = /^(?:from$|up$|down$|\d)/;

function anywhereCue(tokens: readonly Token[], at: number): Cue | null {
  const condition = conditionAt(tokens, at);
  if (condition !== null) return condition;
  const reason = reasonAt(tokens, at);
  if (reason !== null) return reason;
  const length = phraseAt(tokens, at, APPROACHES);
  if (length === 0) return null;
  if (SEEING.has(tokens[at + length]?.text ?? '')) return { role: 'expectation', length: length + 1 };
  return { role: 'approach', length: withMarks(tokens, at, length) };
}

/** “Because admins have to ask IT, they sit alone”: a reason that comes first ends at the comma. */
function leadingReasonEnds(tokens: readonly Token[], at: number, current: Segment): boolean {
  if (tokens[at]?.text !== ',') return false;
  if (tokens[at + 1]?.text === 'so') return true;
  return tokens[current.cue.from]?.opensSentence === true && phraseAt(tokens, current.cue.from, REASONS) > 0;
}

function reasonAt(tokens: readonly Token[], at: number): Cue | null {
  const length = phraseAt(tokens, at, REASONS);
  if (length === 0) return explainsAs(tokens, at) ? { role: 'because', length: 1 } : null;
  const next = tokens[at + length]?.text ?? '';
  if (tokens[at]?.text === 'since' && (SINCE_TIME.has(next) || /^\d/.test(next))) return null;
  // “As they plan their commute”: only the first word is the turn of phrase.
  const said = tokens[at]?.text === 'as' ? 1 : length;
  return { role: 'because', length: withMarks(tokens, at, said) };
}

/** “Nobody answers, as the form takes too long”, but not “as well as”, “as a result”. */
function explainsAs(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.text !== 'as' || tokens[at - 1]?.text !== ',') return false;
  return !NO_REASON_AFTER_AS.has(tokens[at + 1]?.text ?? '');
}

const NO_REASON_AFTER_AS = new Set([
  'a',
  'an',
  'well',
  'soon',
  'long',
  'much',
  'many',
  'if',
  'though',
  'usual',
]);

function expectationAt(tokens: readonly Token[], at: number): Cue | null {
  let length = phraseAt(tokens, at, EXPECTATIONS);
  if (length === 0) return null;
  for (;;) {
    const marks = withMarks(tokens, at, length);
    const more = phraseAt(tokens, at + marks, EXPECTATIONS);
    if (more === 0) return { role: 'expectation', length: marks };
    length = marks + more;
  }
}

function withMarks(tokens: readonly Token[], at: number, length: number): number {
  let end = length;
  while (tokens[at + end]?.kind === 'mark') end += 1;
  return end;
}

function followsPause(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before === undefined || before.kind === 'mark' || ['and', 'then', 'so', 'but'].includes(before.text);
}

function opensApproachInside(tokens: readonly Token[], at: number): boolean {
  const text = tokens[at]?.text;
  return (
    text === 'so' ||
    text === 'therefore' ||
    text === 'once' ||
    (text === 'if' && tokens[at + 1]?.text === 'we')
  );
}

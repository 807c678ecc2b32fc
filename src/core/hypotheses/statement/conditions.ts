import { APPROACHES, MODALS } from './cues.ts';
import { findPhrase, phraseAt } from './phrases.ts';
import type { Token } from './prose.ts';
import type { Cue, Segment } from './segments.ts';

/** “If we show …, then …”, “By showing …, …”, “With a list …, …”: first the approach, after the comma what it should do. */
export function conditionAt(tokens: readonly Token[], at: number): Cue | null {
  const first = tokens[at]?.text;
  const second = tokens[at + 1]?.text ?? '';
  if (first === 'if' && (second === 'we' || second === 'i')) return { role: 'approach', length: 2 };
  if (tokens[at]?.opensSentence !== true) return null;
  const isMeans = first === 'with' && ['a', 'an', 'one', 'our', 'this'].includes(second);
  return isMeans || (first === 'by' && second.endsWith('ing')) ? { role: 'approach', length: 1 } : null;
}

const CONDITIONS = new Set(['if', 'by', 'with']);

/** How many tokens to step over where the condition ends; 0 where it goes on. */
export function conditionEndsAt(tokens: readonly Token[], at: number, current: Segment): number {
  const opener = tokens[current.cue.from]?.text;
  if (current.role !== 'approach' || !CONDITIONS.has(opener ?? '')) return 0;
  const text = tokens[at]?.text;
  if (text === 'then') return 1;
  if (opener === 'by' && text === 'we') return Math.max(phraseAt(tokens, at, APPROACHES), 1);
  if (text !== ',' || at <= current.from) return 0;
  const end = sentenceEnd(tokens, at);
  if (tokens.slice(at, end).some((token) => token.text === 'then')) return 0;
  const modal = findPhrase(tokens, MODALS, at, end);
  const another = modal !== null && tokens.slice(at + 1, modal).some((token) => token.text === ',');
  return another ? 0 : 1;
}

/** “Churn will fall if we call them; they forget us”: a condition at the end of its sentence goes on to the mark. */
export function isLateCondition(tokens: readonly Token[], { role, cue }: Segment): boolean {
  const opener = tokens[cue.from];
  return role === 'approach' && opener?.text === 'if' && !opener.opensSentence;
}

/** Nobody writes more words without a full stop; it keeps the work linear for those who do. */
const LONGEST_SENTENCE = 200;

function sentenceEnd(tokens: readonly Token[], at: number): number {
  let end = at + 1;
  while (end < tokens.length && end - at < LONGEST_SENTENCE && !tokens[end]?.opensSentence) end += 1;
  return end;
}

import type { Found, ParsedStatement } from '../statement.ts';
import { OUTCOME_VERBS, TACTIC_VERBS } from '../lexicon.ts';
import { FILLERS } from './cues.ts';
import { PRONOUNS } from './grammar.ts';
import { splitApproach, splitExpectation } from './splits.ts';
import { namedAudience } from './subject.ts';
import { wordsOf } from './phrases.ts';
import type { Segment } from './segments.ts';
import type { Token } from './prose.ts';

const NOT_PART_OF_A_NAME: ReadonlySet<string> = new Set([
  ...TACTIC_VERBS,
  ...OUTCOME_VERBS,
  ...FILLERS,
  ...wordsOf('believe think expect suspect assume bet guess that hypothesis belief remind ask tell help let'),
]);

/** Moves words to where they belong once all of the statement is known, and looks for who it is about. */
export function fillGaps(
  found: Found,
  tokens: readonly Token[],
  lead: ParsedStatement['lead'],
  first: Segment | undefined,
): void {
  if (lead === 'goal' && found.approach !== null && found.expectation === null) {
    found.expectation = found.approach;
    found.approach = null;
  }
  if (lead !== null && found.expectation === null && found.approach === null) {
    found[lead === 'goal' ? 'expectation' : 'approach'] = {
      from: first?.from ?? 0,
      to: tokens.length,
    };
  }
  splitApproach(found, tokens);
  splitExpectation(found, tokens);
  splitReason(found, tokens);
  trimJoiner(found, tokens);
  if (found.audience !== null && isPronoun(tokens, found.audience)) found.audience = null;
  found.audience ??= namedAudience(tokens, 0, tokens.length, NOT_PART_OF_A_NAME);
}

/** “They aren't undecided, they are waiting for a second opinion”: what follows the comma explains what stands before. */
function splitReason(found: Found, tokens: readonly Token[]): void {
  const { behaviour } = found;
  if (behaviour === null || found.because !== null) return;
  for (let at = behaviour.from + 1; at + 3 < behaviour.to; at += 1) {
    if (tokens[at]?.text !== ',' || !EXPLAINS.has(tokens[at + 1]?.text ?? '')) continue;
    found.because = { from: at + 1, to: behaviour.to };
    found.behaviour = { from: behaviour.from, to: at };
    return;
  }
}

const EXPLAINS = wordsOf('they it nobody their there');

function isPronoun(tokens: readonly Token[], range: { from: number; to: number }): boolean {
  return range.to - range.from === 1 && PRONOUNS.has(tokens[range.from]?.text ?? '');
}

/** “… because they wait, and so we'll …”: a joining word at the end of a part belongs to what follows. */
function trimJoiner(found: Found, tokens: readonly Token[]): void {
  for (const range of Object.values(found)) {
    while (range !== null && range.to > range.from + 1 && joins(tokens[range.to - 1])) range.to -= 1;
  }
}

function joins(token: Token | undefined): boolean {
  return token?.kind === 'mark'
    ? token.text !== '%'
    : ['and', 'so', 'then', 'but'].includes(token?.text ?? '');
}

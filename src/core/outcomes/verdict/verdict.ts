import type { DataProblem } from './data-problem.ts';
import { officialRow } from './official-rows.ts';
import type { FrozenVerdict, GuardrailReading, VerdictState } from './reading.ts';
import { runningRow } from './running-rows.ts';
import { standingTags, type Verdict, type VerdictInput } from './verdict-model.ts';

/** Rules a verdict is made by; raised when the table or its numbers change. */
export const RULES_VERSION = '2';

/**
 * The verdict table: the first matching row wins (Haybittle–Peto with an always-valid early part, then one official
 * reading at the deadline; dual criterion of Roychoudhury, Scheuer and Neuenschwander).
 */
export function verdictOf(input: VerdictInput): Verdict {
  const { frozen, problem, now } = input;
  if (frozen !== null) return alreadyDecided(frozen);
  if (problem !== null) return blocked(problem, input);
  if (now < input.startsAt) return speak(2, 'scheduled', input);
  if (input.eligible === 0 || !input.isComplete) return speak(3, 'no_data', input);
  if (now <= input.deadlineAt) return runningRow(input);
  return officialRow(input);
}

/** A verdict for good, with the counts it was made from. */
export function freeze(
  verdict: Verdict,
  fixed: Pick<FrozenVerdict, 'frozenAt' | 'counts' | 'evidence'> & { guardrail?: GuardrailReading | null },
): FrozenVerdict {
  const { guardrail = null, ...rest } = fixed;
  const { state, reason, row, tags, estimate, band } = verdict;
  const beside = guardrail === null ? {} : { guardrail };
  return { state, reason, row, tags, estimate, band, ...rest, ...beside, rulesVersion: RULES_VERSION };
}

/** What was fixed before, whatever the numbers say since. */
export function alreadyDecided({ state, reason, tags, estimate, band }: FrozenVerdict): Verdict {
  return { row: 0, state, reason, tags, estimate, band, problem: null, isFinal: true };
}

/** A verdict without a row of its own: which numbers there are is not looked at. */
export function verdictBeforeCounting(problem: DataProblem): Verdict {
  return {
    row: 1,
    state: 'data_problem',
    reason: null,
    tags: [],
    estimate: null,
    band: null,
    problem,
    isFinal: false,
  };
}

function blocked(problem: DataProblem, input: VerdictInput): Verdict {
  return { ...verdictBeforeCounting(problem), tags: standingTags(input) };
}

function speak(row: number, state: VerdictState, input: VerdictInput): Verdict {
  return {
    row,
    state,
    reason: null,
    tags: standingTags(input),
    estimate: null,
    band: null,
    problem: null,
    isFinal: false,
  };
}

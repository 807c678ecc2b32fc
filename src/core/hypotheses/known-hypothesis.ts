import { labelOf } from '../outcomes/words/labels.ts';
import type { FrozenVerdict } from '../outcomes/verdict/reading.ts';
import type { Decision, Hypothesis, Slots } from './hypothesis.ts';
import { hypothesisName } from './change.ts';
import { STOP_WORDS } from './lexicon.ts';
import { contentWords } from './similarity.ts';
import { normaliseText, tokenise } from './statement/prose.ts';

/** A hypothesis of the same portal that another one can be compared with. */
export interface KnownHypothesis {
  id: string;
  /** As a message calls it. */
  name: string;
  /** What it says, in words that can be compared. */
  words: ReadonlySet<string>;
  /** What came of it so far, to go after its name: “came true; kept on 2026-11-02”. */
  outcome: string;
  /** True when it was judged or decided: whoever writes the same has a result to read. */
  isTried: boolean;
  /** The version that took over from it. */
  successorId: string | null;
}

/** Prepares a hypothesis once for being compared with many. */
export function knownHypothesis(hypothesis: Hypothesis): KnownHypothesis {
  const { slots, verdict, decision } = hypothesis;
  return {
    id: hypothesis.id,
    name: hypothesisName(hypothesis),
    words: comparableWords(slots),
    outcome: outcomeOf(hypothesis),
    isTried: verdict !== null || decision !== null,
    successorId: hypothesis.successorId,
  };
}

/** Who, what they do, why and what is done about it; the numbers may differ and it is still the same idea. */
function comparableWords(slots: Pick<Slots, 'audience' | 'behaviour' | 'because' | 'approach'>) {
  const { audience, behaviour, because, approach } = slots;
  return contentWords(
    tokenise(normaliseText([audience, behaviour, because, approach].join('. '))),
    STOP_WORDS,
  );
}

function outcomeOf({ status, kind, prediction, reviewOn, verdict, decision }: Hypothesis): string {
  const said = [
    ...(verdict === null ? [] : [verdictWords(verdict)]),
    ...(decision === null ? [] : [decisionWords(decision)]),
  ];
  if (said.length > 0) return said.join('; ');
  if (status === 'draft') return 'a draft that nobody has started';
  if (status === 'retired') return 'put away without a result';
  const until = kind === 'reviewed' ? reviewOn : (prediction?.deadline ?? null);
  return until === null ? 'still running' : `still running, until ${until}`;
}

function verdictWords({ row, state, reason, counts, frozenAt }: FrozenVerdict): string {
  const label = labelOf({ row, state, reason, hasControl: counts.control !== null });
  return `${label.charAt(0).toLowerCase()}${label.slice(1)} (${frozenAt.slice(0, 10)})`;
}

const CHOICES: Record<Decision['choice'], string> = { keep: 'kept', change: 'changed', stop: 'stopped' };

function decisionWords({ choice, at, reason }: Decision): string {
  return `${CHOICES[choice]} on ${at.slice(0, 10)}: “${reason}”`;
}

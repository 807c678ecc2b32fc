import type { Decided } from '../../../core/contract/changes.ts';
import {
  amendHypothesis,
  answerRefusal,
  needsVersion2,
  noQuestion,
  type AnswerRefusal,
} from '../../../core/hypotheses/amend.ts';
import type { Reading } from '../../../core/outcomes/verdict/reading.ts';
import { accept, type Result } from '../../../core/result.ts';
import type { Actor, AttachDeps, Seen } from '../attach/attach-deps.ts';
import { decide, type DecideReason } from './decide.ts';
import { loadSeen, replaceSeen, type GuardReason } from './guarded.ts';

export interface Answer {
  /** The question as the latest reading put it. */
  questionId: string;
  answer: 'yes' | 'no';
  reason: string;
}

/**
 * Records a person's answer to what keeps a hypothesis from its verdict: the measurement goes on with it, or version 2
 * is opened where the answer says that people get something else now. The next measuring acts on it.
 */
export async function answerQuestion(
  deps: Pick<AttachDeps, 'store' | 'now' | 'newId' | 'timeZone'>,
  request: Actor & Seen & Answer,
): Promise<Result<Decided, GuardReason | AnswerRefusal | DecideReason>> {
  const seen = await loadSeen(deps.store, request, request);
  if (!seen.ok) return seen;
  const hypothesis = seen.value;
  const reading = await deps.store.readings.latest(request.portalId, hypothesis.id);
  const question = reading?.question ?? null;
  if (reading === null || question?.id !== request.questionId) return noQuestion(hypothesis);
  const { answer, by, reason, portalId, seenVersion } = request;
  const answered = { question, answer, by, reason, now: deps.now(), hasResults: hasResults(reading) };
  const refused = answerRefusal(hypothesis, answered);
  if (refused !== null) return refused;
  if (needsVersion2(answered)) return decide(deps, { ...request, choice: 'change' });
  const amended = amendHypothesis(hypothesis, answered);
  if (!amended.ok) return amended;
  const stored = await replaceSeen(deps.store, { portalId }, seenVersion, amended.value);
  return stored.ok ? accept({ hypothesis: stored.value, successor: null, reviewAsked: null }) : stored;
}

function hasResults({ counts: { treatment, control } }: Reading): boolean {
  return treatment.finished + (control?.finished ?? 0) > 0;
}

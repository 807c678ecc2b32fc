import type { Question } from '../outcomes/verdict/question.ts';
import { accept, refuse, type Refusal, type Result } from '../result.ts';
import { toInstant } from '../time.ts';
import { hypothesisName } from './change.ts';
import type { Amendment, Hypothesis } from './hypothesis.ts';

/** A person's answer to the question that keeps a hypothesis from its verdict. */
export interface AnswerRequest {
  question: Question;
  answer: 'yes' | 'no';
  by: string;
  reason: string;
  /** Epoch milliseconds. */
  now: number;
  /** Whether anybody had finished by then, so that results were in sight. */
  hasResults: boolean;
}

export type AnswerRefusal = 'not_live' | 'verdict_fixed' | 'no_reason' | 'no_question';

/** Why a question cannot be answered; null when it can. */
export function answerRefusal(
  hypothesis: Hypothesis,
  { question, reason }: Pick<AnswerRequest, 'question' | 'reason'>,
): Refusal<AnswerRefusal> | null {
  const called = hypothesisName(hypothesis);
  if (hypothesis.status !== 'live') return refuse('not_live', `${called} is not running.`, 'Nothing to do.');
  if (hypothesis.verdict !== null)
    return refuse('verdict_fixed', `${called} has its verdict already.`, 'It stays as it is.');
  if (isAnswered(hypothesis, question)) return noQuestion(hypothesis);
  if (reason.trim() !== '') return null;
  return refuse('no_reason', 'An answer needs a reason.', 'Say in a sentence how you know.');
}

export function noQuestion(hypothesis: Hypothesis): Refusal<'no_question'> {
  const message = `${hypothesisName(hypothesis)} has no such question open.`;
  return refuse('no_question', message, 'Measure again; what keeps it from a verdict is asked there.');
}

/** Whether somebody has answered it. */
export function isAnswered({ amendments }: Hypothesis, { id }: Question): boolean {
  return amendments.some(({ answers }) => answers === id);
}

/** Whether the answer means that something else is measured from now on, which takes version 2. */
export function needsVersion2({ question, answer }: Pick<AnswerRequest, 'question' | 'answer'>): boolean {
  return answer === 'no' && question.code !== 'bulk_join';
}

/** Records an answer that lets the measurement go on. Refused while there is nothing to answer. */
export function amendHypothesis(
  hypothesis: Hypothesis,
  request: AnswerRequest,
): Result<Hypothesis, AnswerRefusal> {
  const refused = answerRefusal(hypothesis, request);
  if (refused !== null) return refused;
  const amendments = [...hypothesis.amendments, ...amendmentsOf(request)];
  return accept({ ...hypothesis, amendments, updatedAt: toInstant(request.now) });
}

/** What changed meanwhile is a change even when people get the same; what was asked about the data changes nothing. */
function amendmentsOf({ question, answer, by, reason, now, hasResults }: AnswerRequest): Amendment[] {
  const said = { at: toInstant(now), by, reason, answers: question.id };
  const untouched = { changesNothing: true as const };
  const inSight = hasResults ? {} : untouched;
  if (question.code === 'dead_outcome')
    return [{ ...said, what: 'the outcome is the right one', confirmsOutcome: true, ...untouched }];
  if (question.code === 'bulk_join') {
    const counted = answer === 'yes';
    const what = `people who joined at once are ${counted ? 'counted' : 'left out'}`;
    return [{ ...said, what, joins: { hours: question.hours, counted }, ...(counted ? untouched : inSight) }];
  }
  return question.found.map(({ asset, hash, what }) => {
    return { ...said, what: `${what}, and people still get the same`, accepted: { asset, hash }, ...inSight };
  });
}

import type { FrozenVerdict, VerdictState } from '../outcomes/verdict/reading.ts';
import { accept, refuse, type Refusal, type Result } from '../result.ts';
import { addMonths, dayOf, toInstant } from '../time.ts';
import { contentOf } from './draft.ts';
import type { Decision, Hypothesis, HypothesisContent, HypothesisStatus, Start } from './hypothesis.ts';
import { oppositionTo } from './opposition.ts';

/** States that end a measurement; the others are what a reading says on its way. */
const FINAL: ReadonlySet<VerdictState> = new Set([
  'validated',
  'real_below_target',
  'invalidated',
  'underpowered',
  'inconclusive',
]);

const MONTHS_IF_PROVEN = 12;
const MONTHS_OTHERWISE = 6;

/** Replaces what a draft says. A started hypothesis is fixed: that is what makes its verdict worth something. */
export function reviseDraft(
  hypothesis: Hypothesis,
  change: { now: number; content: HypothesisContent },
): Result<Hypothesis, 'not_a_draft'> {
  if (hypothesis.status !== 'draft') return notADraft(hypothesis);
  return accept({ ...hypothesis, ...contentOf(change.content), updatedAt: toInstant(change.now) });
}

/** Fixes prediction, lists and workflows from here on. Whether it may start is for `checkStart` to say. */
export function startHypothesis(hypothesis: Hypothesis, start: Start): Result<Hypothesis, 'not_a_draft'> {
  if (hypothesis.status !== 'draft') return notADraft(hypothesis);
  return accept({ ...hypothesis, status: 'live', start, updatedAt: start.at });
}

/** Fixes a verdict: later numbers change nothing. The hypothesis stays live until a person decides. */
export function freezeVerdict(
  hypothesis: Hypothesis,
  verdict: FrozenVerdict,
): Result<Hypothesis, 'not_live' | 'not_measured' | 'already_frozen' | 'not_final'> {
  if (hypothesis.status !== 'live') return notLive(hypothesis);
  if (hypothesis.kind !== 'measured') {
    return refuse(
      'not_measured',
      `${hypothesisName(hypothesis)} is judged by people.`,
      'Decide it on its review date.',
    );
  }
  if (hypothesis.verdict !== null) {
    return refuse(
      'already_frozen',
      `${hypothesisName(hypothesis)} has its verdict already.`,
      'It stays as it is.',
    );
  }
  if (!FINAL.has(verdict.state)) {
    return refuse('not_final', `“${verdict.state}” is a reading on the way.`, 'Read again at the deadline.');
  }
  return accept({ ...hypothesis, verdict, updatedAt: verdict.frozenAt });
}

export interface DecisionRequest {
  choice: Decision['choice'];
  by: string;
  reason: string;
  /** Epoch milliseconds. */
  now: number;
  timeZone: string;
  /** The draft that takes over from a hypothesis that is changed. */
  successorId?: string;
  /** Somebody else who stands by it, where it goes against the result. */
  reviewedBy?: string | undefined;
}

export type DecisionRefusal =
  'not_live' | 'already_decided' | 'no_verdict' | 'no_reason' | 'no_successor' | 'own_decision';

/**
 * A person's decision. Keeping needs a verdict or a review, because that is what is kept; stopping and changing are
 * free at any time. Keeping is looked at again after 12 months, or 6 where nothing was proven.
 */
export function decideHypothesis(
  hypothesis: Hypothesis,
  request: DecisionRequest,
): Result<Hypothesis, DecisionRefusal> {
  const refused = decisionRefusal(hypothesis, request);
  if (refused !== null) return refused;
  const { choice, by, reason, successorId = null } = request;
  const at = toInstant(request.now);
  const reviewBy = choice === 'keep' ? reviewDay(hypothesis, request) : null;
  return accept({
    ...hypothesis,
    status: 'concluded',
    decision: { choice, at, by, reason, reviewBy, ...reviewOf(request, at) },
    successorId: choice === 'change' ? successorId : hypothesis.successorId,
    updatedAt: at,
  });
}

function reviewOf({ reviewedBy }: DecisionRequest, at: string): Pick<Decision, 'reviewed'> {
  return reviewedBy === undefined ? {} : { reviewed: { by: reviewedBy, at } };
}

export type ReviewRefusal = 'not_decided' | 'nothing_to_review' | 'own_decision';

/** Somebody else stands by a decision that goes against the result; from then on it is no contradiction any more. */
export function reviewDecision(
  hypothesis: Hypothesis,
  { by, now }: { by: string; now: number },
): Result<Hypothesis, ReviewRefusal> {
  const { decision, verdict } = hypothesis;
  const called = hypothesisName(hypothesis);
  if (decision === null) return refuse('not_decided', `${called} has not been decided.`, 'Decide it first.');
  if (oppositionTo(decision.choice, verdict) === null) {
    return refuse('nothing_to_review', `The decision about ${called} follows its result.`, 'Nothing to do.');
  }
  if (decision.by === by) return ownDecision(called);
  const at = toInstant(now);
  return accept({ ...hypothesis, decision: { ...decision, reviewed: { by, at } }, updatedAt: at });
}

function ownDecision(called: string) {
  const message = `${called} was decided by the one who would review it.`;
  return refuse('own_decision', message, 'Ask somebody else to look at it.');
}

function decisionRefusal(hypothesis: Hypothesis, request: DecisionRequest): Refusal<DecisionRefusal> | null {
  const { status, decision, kind, verdict } = hypothesis;
  const called = hypothesisName(hypothesis);
  if (decision !== null) {
    return refuse('already_decided', `${called} was decided on ${decision.at}.`, 'Start a new one instead.');
  }
  if (status !== 'live' && status !== 'concluded') return notLive(hypothesis);
  if (request.reason.trim() === '') {
    return refuse('no_reason', 'A decision needs a reason.', 'Say in a sentence what you learned.');
  }
  if (request.choice === 'keep' && kind === 'measured' && verdict === null) {
    const message = `${called} has no verdict yet, so there is nothing to keep.`;
    return refuse('no_verdict', message, 'Wait for the deadline, or stop it.');
  }
  if (request.reviewedBy !== undefined && request.reviewedBy.trim() === request.by)
    return ownDecision(called);
  if (request.choice !== 'change' || request.successorId !== undefined) return null;
  const message = 'A changed hypothesis goes on in another one.';
  return refuse('no_successor', message, 'Write version 2 first and name its id.');
}

function reviewDay({ verdict }: Hypothesis, { now, timeZone }: { now: number; timeZone: string }): string {
  const proven = verdict?.state === 'validated' || verdict?.state === 'real_below_target';
  return addMonths(dayOf(now, timeZone), proven ? MONTHS_IF_PROVEN : MONTHS_OTHERWISE);
}

/** Puts a hypothesis away: a draft nobody wants, or a concluded one that is history. */
export function retire(
  hypothesis: Hypothesis,
  at: { now: number },
): Result<Hypothesis, 'still_live' | 'already_retired'> {
  if (hypothesis.status === 'live') {
    return refuse(
      'still_live',
      `${hypothesisName(hypothesis)} is running.`,
      'Decide it first: keep, change or stop.',
    );
  }
  if (hypothesis.status === 'retired') {
    return refuse('already_retired', `${hypothesisName(hypothesis)} is retired already.`, 'Nothing to do.');
  }
  return accept({ ...hypothesis, status: 'retired', updatedAt: toInstant(at.now) });
}

const STATUS_WORDS: Record<HypothesisStatus, string> = {
  draft: 'not started yet',
  live: 'running',
  concluded: 'decided',
  retired: 'retired',
};

function notADraft(hypothesis: Hypothesis) {
  const message = `${hypothesisName(hypothesis)} is ${STATUS_WORDS[hypothesis.status]}.`;
  return refuse('not_a_draft', message, 'Start version 2 instead: decide “change” and write a new draft.');
}

function notLive(hypothesis: Hypothesis) {
  return refuse(
    'not_live',
    `${hypothesisName(hypothesis)} is ${STATUS_WORDS[hypothesis.status]}.`,
    'Only a running one can be judged.',
  );
}

/** How a hypothesis is called in a message: by its title, or by its id while it has none. */
export function hypothesisName({ id, slots }: Pick<Hypothesis, 'id' | 'slots'>): string {
  return slots.title === '' ? `Hypothesis ${id}` : `“${slots.title}” (${id})`;
}

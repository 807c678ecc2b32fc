import { hypothesisName } from '../../../core/hypotheses/change.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import { accept, refuse, type Refusal, type Result } from '../../../core/result.ts';
import type { Store } from '../../store/port/store.ts';
import type { Actor, Seen } from '../attach/attach-deps.ts';

export type GuardReason = 'hypothesis_not_found' | 'conflict';

/** The hypothesis as it stands, if it still is what the author of a change saw. */
export async function loadSeen(
  store: Store,
  { portalId }: Pick<Actor, 'portalId'>,
  { hypothesisId, seenVersion }: Seen,
): Promise<Result<Hypothesis, GuardReason>> {
  const found = await loadExisting(store, portalId, hypothesisId);
  if (!found.ok) return found;
  return found.value.version === seenVersion ? found : conflict(found.value);
}

/** The hypothesis as it stands, whatever version it has. */
export async function loadExisting(
  store: Store,
  portalId: string,
  hypothesisId: string,
): Promise<Result<Hypothesis, 'hypothesis_not_found'>> {
  const hypothesis = await store.hypotheses.get(portalId, hypothesisId);
  return hypothesis === null ? notFound(hypothesisId) : accept(hypothesis);
}

/** Stores a changed hypothesis, unless somebody else was faster. */
export async function replaceSeen(
  store: Store,
  { portalId }: Pick<Actor, 'portalId'>,
  seenVersion: number,
  next: Hypothesis,
): Promise<Result<Hypothesis, GuardReason>> {
  const replaced = await store.hypotheses.replace(portalId, seenVersion, next);
  if (replaced.ok) return replaced;
  return replaced.reason === 'conflict' ? conflict(next) : notFound(next.id);
}

function notFound(hypothesisId: string): Refusal<'hypothesis_not_found'> {
  const message = `There is no hypothesis ${hypothesisId}.`;
  return refuse('hypothesis_not_found', message, 'List the hypotheses and choose one of them.');
}

function conflict(hypothesis: Hypothesis): Refusal<'conflict'> {
  const message = `${hypothesisName(hypothesis)} has been changed by somebody else since you looked at it.`;
  return refuse('conflict', message, 'Look at it again, then repeat your change. Nothing was overwritten.');
}

import { reviewDecision, type ReviewRefusal } from '../../../core/hypotheses/change.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import type { Result } from '../../../core/result.ts';
import type { Actor, AttachDeps, Seen } from '../attach/attach-deps.ts';
import { loadSeen, replaceSeen, type GuardReason } from './guarded.ts';

/** Records that somebody else has looked at a decision that goes against the result, and stands by it. */
export async function reviewDecisionUseCase(
  deps: Pick<AttachDeps, 'store' | 'now'>,
  request: Actor & Seen,
): Promise<Result<Hypothesis, GuardReason | ReviewRefusal>> {
  const seen = await loadSeen(deps.store, request, request);
  if (!seen.ok) return seen;
  const reviewed = reviewDecision(seen.value, { by: request.by, now: deps.now() });
  return reviewed.ok ? replaceSeen(deps.store, request, request.seenVersion, reviewed.value) : reviewed;
}

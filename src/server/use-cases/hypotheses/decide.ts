import type { Decided } from '../../../core/contract/changes.ts';
import { contentOf } from '../../../core/hypotheses/draft.ts';
import { decideHypothesis, retire, type DecisionRefusal } from '../../../core/hypotheses/change.ts';
import type { Decision, Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import { oppositionTo } from '../../../core/hypotheses/opposition.ts';
import { accept, type Result } from '../../../core/result.ts';
import { toInstant } from '../../../core/time.ts';
import { attachmentsOf } from '../attach/attach-assets.ts';
import type { Actor, AttachDeps, Seen } from '../attach/attach-deps.ts';
import { createHypothesis } from './create-hypothesis.ts';
import { loadSeen, replaceSeen, type GuardReason } from './guarded.ts';

type DecideDeps = Pick<AttachDeps, 'store' | 'now' | 'newId' | 'timeZone'>;

export type DecideReason = DecisionRefusal | 'invalid_content' | 'no_free_id';

/** Records a person's decision: keep, change or stop. */
export async function decide(
  deps: DecideDeps,
  request: Actor & Seen & { choice: Decision['choice']; reason: string; reviewedBy?: string | undefined },
): Promise<Result<Decided, GuardReason | DecideReason>> {
  const seen = await loadSeen(deps.store, request, request);
  if (!seen.ok) return seen;
  const decision = {
    choice: request.choice,
    by: request.by,
    reason: request.reason,
    reviewedBy: request.reviewedBy,
    now: deps.now(),
    timeZone: deps.timeZone,
  };
  if (request.choice !== 'change') {
    const stored = await store(deps, request, decideHypothesis(seen.value, decision));
    return stored.ok ? accept(decided(stored.value, null)) : stored;
  }
  const possible = decideHypothesis(seen.value, { ...decision, successorId: seen.value.id });
  if (!possible.ok) return possible;
  const successor = await createHypothesis(deps, { ...request, content: contentOf(seen.value) });
  if (!successor.ok) return successor;
  const changed = decideHypothesis(seen.value, { ...decision, successorId: successor.value.id });
  const stored = await store(deps, request, changed);
  if (!stored.ok) {
    await putAway(deps, request, successor.value);
    return stored;
  }
  await moveAttachments(deps, request, stored.value, successor.value);
  return accept(decided(stored.value, successor.value));
}

function decided(hypothesis: Hypothesis, successor: Hypothesis | null): Decided {
  const { decision, verdict } = hypothesis;
  const against = decision === null ? null : oppositionTo(decision.choice, verdict);
  if (against === null || decision?.reviewed !== undefined)
    return { hypothesis, successor, reviewAsked: null };
  const reviewAsked = `This goes against the result: ${against}. Ask somebody else to look at it and to stand by it.`;
  return { hypothesis, successor, reviewAsked };
}

async function store(
  deps: DecideDeps,
  request: Actor & Seen,
  decided: ReturnType<typeof decideHypothesis>,
): Promise<Result<Hypothesis, GuardReason | DecisionRefusal>> {
  return decided.ok ? replaceSeen(deps.store, request, request.seenVersion, decided.value) : decided;
}

/** A successor of a decision that somebody else made meanwhile is nobody's. */
async function putAway(deps: DecideDeps, { portalId }: Actor, successor: Hypothesis): Promise<void> {
  const retired = retire(successor, { now: deps.now() });
  if (retired.ok) await deps.store.hypotheses.replace(portalId, successor.version, retired.value);
}

/** Each is attached to the successor before it leaves its predecessor, so that a stop in between loses none. */
async function moveAttachments(
  deps: DecideDeps,
  actor: Actor,
  from: Hypothesis,
  to: Hypothesis,
): Promise<void> {
  const at = toInstant(deps.now());
  for (const { asset, role } of await attachmentsOf(deps, actor.portalId, from)) {
    await deps.store.judgements.attach(actor.portalId, {
      hypothesisId: to.id,
      asset,
      role,
      by: actor.by,
      at,
    });
    await deps.store.judgements.detach(actor.portalId, { hypothesisId: from.id, asset });
  }
}

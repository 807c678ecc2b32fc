import type { AttachableRef } from '../../../core/asset.ts';
import { hypothesisName } from '../../../core/hypotheses/change.ts';
import { accept, refuse, type Result } from '../../../core/result.ts';
import type { Actor, AttachDeps, Seen } from './attach-deps.ts';
import { loadSeen, type GuardReason } from '../hypotheses/guarded.ts';

/**
 * Takes an attachment away; detaching what is not attached changes nothing. The lists of a running measurement stay:
 * they say who counts.
 */
export async function detachAsset(
  deps: Pick<AttachDeps, 'store'>,
  request: Actor & Seen & { asset: AttachableRef },
): Promise<Result<'removed' | 'absent', GuardReason | 'already_started'>> {
  const seen = await loadSeen(deps.store, request, request);
  if (!seen.ok) return seen;
  const { status, kind } = seen.value;
  if (request.asset.kind === 'list' && kind === 'measured' && status === 'live') {
    const message = `${hypothesisName(seen.value)} has been started: segment ${request.asset.id} says who takes part.`;
    return refuse('already_started', message, 'Stop the hypothesis, or decide “change” and write version 2.');
  }
  const { asset, hypothesisId } = request;
  return accept(await deps.store.judgements.detach(request.portalId, { hypothesisId, asset }));
}

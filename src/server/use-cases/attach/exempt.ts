import type { AttachableRef } from '../../../core/asset.ts';
import { accept, type Result } from '../../../core/result.ts';
import { toInstant } from '../../../core/time.ts';
import type { Actor, AttachDeps } from './attach-deps.ts';
import { sparingRefusal, type SparingReason } from './last-day.ts';

/**
 * Says that a workflow or list needs no hypothesis (a receipt, a legal notice) until a day. A second exemption of the
 * same asset replaces the first.
 */
export async function exempt(
  deps: Pick<AttachDeps, 'store' | 'now' | 'timeZone'>,
  request: Actor & { asset: AttachableRef; reason: string; until: string },
): Promise<Result<'added' | 'replaced', SparingReason>> {
  const words = { what: 'An exemption', ask: 'Say why it needs no hypothesis.' };
  const refused = sparingRefusal(deps, request, words);
  if (refused !== null) return refused;
  const { portalId, asset, by, until } = request;
  const exemption = { asset, reason: request.reason.trim(), by, at: toInstant(deps.now()), until };
  return accept(await deps.store.judgements.exempt(portalId, exemption));
}

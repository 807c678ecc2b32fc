import type { AttachableRef } from '../../../core/asset.ts';
import type { Judged } from '../../../core/contract/changes.ts';
import { accept, type Result } from '../../../core/result.ts';
import { toInstant } from '../../../core/time.ts';
import type { Actor, AttachDeps } from '../attach/attach-deps.ts';
import { sparingRefusal, type SparingReason } from './last-day.ts';

/**
 * Says that workflows or lists need no hypothesis (a receipt, a legal notice) until a day: all of them or none. A second
 * exemption of the same asset replaces the first.
 */
export async function exempt(
  deps: Pick<AttachDeps, 'store' | 'now' | 'timeZone'>,
  request: Actor & { assets: readonly AttachableRef[]; reason: string; until: string },
): Promise<Result<Judged, SparingReason>> {
  const words = { what: 'An exemption', ask: 'Say why it needs no hypothesis.' };
  const refused = sparingRefusal(deps, request, words);
  if (refused !== null) return refused;
  const { portalId, assets, by, until } = request;
  const made = { reason: request.reason.trim(), by, at: toInstant(deps.now()), until };
  const judged = { added: 0, replaced: 0 };
  for (const asset of assets) judged[await deps.store.judgements.exempt(portalId, { asset, ...made })] += 1;
  return accept(judged);
}

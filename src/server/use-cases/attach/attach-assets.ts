import type { Attached } from '../../../core/contract/changes.ts';
import type { Attachment } from '../../../core/grounding/judgements.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import { selfEmptying } from '../../../core/hypotheses/start/warnings.ts';
import { accept, type Result } from '../../../core/result.ts';
import { toInstant } from '../../../core/time.ts';
import type { Actor, AttachDeps, Seen } from './attach-deps.ts';
import { attachRefusal, type AttachReason, type AttachRequestItem } from './attach-refusal.ts';
import { loadSeen, type GuardReason } from '../hypotheses/guarded.ts';
import { readLists, readWorkflows } from './read-attached.ts';

export type { AttachRequestItem } from './attach-refusal.ts';

/**
 * Attaches lists and workflows to a hypothesis, all of them or none; attaching again changes nothing. Throws
 * HubSpotError when HubSpot cannot be asked.
 */
export async function attachAssets(
  deps: Pick<AttachDeps, 'store' | 'hubspot' | 'now'>,
  request: Actor & Seen & { assets: readonly AttachRequestItem[] },
): Promise<Result<Attached, GuardReason | AttachReason>> {
  const { portalId, assets } = request;
  const seen = await loadSeen(deps.store, request, request);
  if (!seen.ok) return seen;
  const hypothesis = seen.value;
  const lists = await readLists(deps, idsOf(assets, 'list'));
  const refused = attachRefusal({
    hypothesis,
    assets,
    existing: await attachmentsOf(deps, portalId, hypothesis),
    lists,
    workflows: await readWorkflows(deps, portalId, idsOf(assets, 'workflow')),
  });
  if (refused !== null) return refused;
  const made = { hypothesisId: hypothesis.id, by: request.by, at: toInstant(deps.now()) };
  const done = { added: 0, replaced: 0, warnings: selfEmptying({ hypothesis, lists }) };
  for (const { kind, id, role } of assets) {
    done[await deps.store.judgements.attach(portalId, { ...made, asset: { kind, id }, role })] += 1;
  }
  return accept(done);
}

/** What is attached to a hypothesis. */
export async function attachmentsOf(
  { store }: Pick<AttachDeps, 'store'>,
  portalId: string,
  { id }: Pick<Hypothesis, 'id'>,
): Promise<Attachment[]> {
  const { attachments } = await store.judgements.all(portalId);
  return attachments.filter(({ hypothesisId }) => hypothesisId === id);
}

function idsOf(assets: readonly AttachRequestItem[], kind: 'list' | 'workflow'): string[] {
  return [...new Set(assets.filter((asset) => asset.kind === kind).map(({ id }) => id))];
}

import { accept, refuse, type Result } from '../../../core/result.ts';
import { toInstant } from '../../../core/time.ts';
import type { Actor, AttachDeps } from '../attach/attach-deps.ts';
import { readWorkflows } from '../attach/read-attached.ts';
import { loadExisting } from '../hypotheses/guarded.ts';
import { saidReason } from './said-reason.ts';

/**
 * Says that a hypothesis does not cover a workflow, although a chain leads from one to the other. It goes for this
 * workflow only. Throws HubSpotError when HubSpot cannot be asked.
 */
export async function contradict(
  deps: Pick<AttachDeps, 'store' | 'hubspot' | 'now'>,
  request: Actor & { workflowId: string; hypothesisId: string; reason: string },
): Promise<Result<'added' | 'replaced', 'no_reason' | 'hypothesis_not_found' | 'workflow_unknown'>> {
  const { portalId, by, workflowId, hypothesisId } = request;
  const said = saidReason(request.reason, 'A contradiction', 'Say what the workflow serves instead.');
  if (!said.ok) return said;
  const hypothesis = await loadExisting(deps.store, portalId, hypothesisId);
  if (!hypothesis.ok) return hypothesis;
  const { gone } = await readWorkflows(deps, portalId, [workflowId]);
  if (gone.length > 0) {
    return refuse('workflow_unknown', `HubSpot doesn’t know workflow ${workflowId}.`, 'Check the id.');
  }
  const made = { reason: said.value, by, at: toInstant(deps.now()) };
  return accept(await deps.store.judgements.contradict(portalId, { workflowId, hypothesisId, ...made }));
}

import type { WorkflowClass } from '../../../core/grounding/judgements.ts';
import { accept, refuse, type Result } from '../../../core/result.ts';
import { toInstant } from '../../../core/time.ts';
import type { Actor, AttachDeps } from './attach-deps.ts';
import { readWorkflows } from './read-attached.ts';

/**
 * Sets what a workflow is (“this webhook is internal”), for as long as its actions stay as they are. Throws
 * HubSpotError when HubSpot cannot be asked.
 */
export async function setClass(
  deps: Pick<AttachDeps, 'store' | 'hubspot' | 'now'>,
  request: Actor & { workflowId: string; class: WorkflowClass; reason: string },
): Promise<Result<'added' | 'replaced', 'no_reason' | 'workflow_unknown' | 'workflow_unread'>> {
  const { portalId, workflowId, by } = request;
  const reason = request.reason.trim();
  if (reason === '')
    return refuse('no_reason', 'A class set by hand needs a reason.', 'Say what the workflow does.');
  const { workflows, gone } = await readWorkflows(deps, portalId, [workflowId]);
  const [workflow] = workflows;
  if (workflow === undefined) {
    if (gone.length > 0) {
      return refuse('workflow_unknown', `HubSpot doesn’t know workflow ${workflowId}.`, 'Check the id.');
    }
    const message = `Workflow ${workflowId} could not be read, so its class cannot be tied to what it does.`;
    return refuse('workflow_unread', message, 'Try again when it can be read, or exempt it.');
  }
  const { actionsHash } = workflow;
  const override = { workflowId, class: request.class, actionsHash, reason, by, at: toInstant(deps.now()) };
  return accept(await deps.store.judgements.overrideClass(portalId, override));
}

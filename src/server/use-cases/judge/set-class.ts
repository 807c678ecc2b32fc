import type { Judged } from '../../../core/contract/changes.ts';
import type { WorkflowClass } from '../../../core/grounding/judgements.ts';
import { accept, refuse, type Refusal, type Result } from '../../../core/result.ts';
import { toInstant } from '../../../core/time.ts';
import type { Actor, AttachDeps } from '../attach/attach-deps.ts';
import { readWorkflows, type WorkflowsRead } from '../attach/read-attached.ts';
import { saidReason } from './said-reason.ts';

export interface ClassRequest extends Actor {
  workflowIds: readonly string[];
  class: WorkflowClass;
  reason: string;
}

/**
 * Sets what workflows are (“these are receipts”), each for as long as its actions stay as they are: all of them or
 * none. Throws HubSpotError when HubSpot cannot be asked.
 */
export async function setClass(
  deps: Pick<AttachDeps, 'store' | 'hubspot' | 'now'>,
  request: ClassRequest,
): Promise<Result<Judged, 'no_reason' | 'workflow_unknown' | 'workflow_unread'>> {
  const { portalId, by } = request;
  const said = saidReason(request.reason, 'A class set by hand', 'Say what these workflows do.');
  if (!said.ok) return said;
  const read = await readWorkflows(deps, portalId, [...new Set(request.workflowIds)]);
  const refused = missing(read);
  if (refused !== null) return refused;
  const outcomes = { added: 0, replaced: 0 };
  for (const { id, actionsHash } of read.workflows) {
    const made = { reason: said.value, by, at: toInstant(deps.now()) };
    const override = { workflowId: id, class: request.class, actionsHash, ...made };
    outcomes[await deps.store.judgements.overrideClass(portalId, override)] += 1;
  }
  return accept(outcomes);
}

function missing({ gone, unread }: WorkflowsRead): Refusal<'workflow_unknown' | 'workflow_unread'> | null {
  if (gone.length > 0) {
    const message = `HubSpot doesn’t know ${named(gone)}.`;
    return refuse('workflow_unknown', message, 'Check the id; nothing was changed.');
  }
  if (unread.length === 0) return null;
  const message = `What ${named(unread)} does could not be read, so a class cannot be tied to it.`;
  return refuse('workflow_unread', message, 'Leave it out and exempt it, or try again when it can be read.');
}

function named(ids: readonly string[]): string {
  return `${ids.length === 1 ? 'workflow' : 'workflows'} ${ids.join(', ')}`;
}

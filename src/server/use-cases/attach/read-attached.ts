import type { ListModel } from '../../../core/grounding/list/list-model.ts';
import { toListModel } from '../../../core/grounding/list/to-list-model.ts';
import type { Workflow } from '../../../core/grounding/workflow/model.ts';
import { normaliseWorkflow } from '../../../core/grounding/workflow/normalise.ts';
import { isHubSpotError } from '../../hubspot/errors.ts';
import type { AttachDeps } from './attach-deps.ts';

/** Lists with their filters; ids HubSpot does not know are left out. Throws HubSpotError. */
export async function readLists(
  deps: Pick<AttachDeps, 'hubspot'>,
  ids: readonly string[],
): Promise<ListModel[]> {
  const lists: ListModel[] = [];
  if (ids.length === 0) return lists;
  for await (const list of deps.hubspot.lists.read(ids)) lists.push(toListModel(list));
  return lists;
}

export interface WorkflowsRead {
  workflows: Workflow[];
  /** Ids that HubSpot says do not exist. */
  gone: string[];
  /** Ids that exist for all we know and could not be read. */
  unread: string[];
}

/** Workflows by id. A portal or plan that shows none leaves all of them unread. Throws HubSpotError for the rest. */
export async function readWorkflows(
  deps: Pick<AttachDeps, 'hubspot' | 'store'>,
  portalId: string,
  ids: readonly string[],
): Promise<WorkflowsRead> {
  const found: WorkflowsRead = { workflows: [], gone: [], unread: [] };
  if (ids.length === 0) return found;
  const portal = await deps.store.portals.get(portalId);
  const known = { actionTypeIds: portal?.actionTypeIds ?? [] };
  try {
    for await (const read of deps.hubspot.flows.read(ids)) {
      const workflow = read.state === 'readable' ? normaliseWorkflow(read.definition, known) : null;
      if (workflow?.ok === true) found.workflows.push(workflow.value);
      else found[read.state === 'gone' ? 'gone' : 'unread'].push(read.id);
    }
    return found;
  } catch (error) {
    if (!isHubSpotError(error, 'hubspot_forbidden')) throw error;
    return { workflows: [], gone: [], unread: [...ids] };
  }
}

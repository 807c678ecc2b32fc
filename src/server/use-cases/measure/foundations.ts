import type { Workflow } from '../../../core/grounding/workflow/model.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import type { ListDetails, PropertyDefinition } from '../../hubspot/port.ts';
import { readWorkflows } from '../attach/read-attached.ts';
import type { PortalDeps } from '../portal-deps.ts';

/** What hypotheses stand on in HubSpot, read once for all that are measured in a run. Methods throw HubSpotError. */
export interface Foundations {
  /** The lists of the hypotheses, by id; one that is gone is not among them. */
  lists(): Promise<ReadonlyMap<string, ListDetails>>;
  /** Their workflows, those that could be read. */
  workflows(): Promise<readonly Workflow[]>;
  /** A property, archived ones included; null when it is not there. */
  property(objectTypeId: string, name: string): Promise<PropertyDefinition | null>;
}

/**
 * Foundations of these hypotheses: one read of all their lists, one of their workflows, and one listing of the properties
 * of each object type, each made when it is first asked for. A reading that failed is made again for the next one who asks.
 */
export function foundationsOf(
  deps: Pick<PortalDeps, 'hubspot' | 'store'>,
  portalId: string,
  hypotheses: readonly Hypothesis[],
): Foundations {
  const { lists, properties } = deps.hubspot;
  const ids = [...new Set(hypotheses.flatMap(listIdsOf))];
  const workflowIds = [...new Set(hypotheses.flatMap(workflowIdsOf))];
  const readLists = once(async () => {
    const found = new Map<string, ListDetails>();
    for await (const list of lists.read(ids)) found.set(list.listId, list);
    return found;
  });
  const listings = new Map<string, () => Promise<Map<string, PropertyDefinition>>>();
  const listingOf = (objectTypeId: string) => {
    const known = listings.get(objectTypeId) ?? once(async () => byName(await properties.list(objectTypeId)));
    listings.set(objectTypeId, known);
    return known();
  };
  return {
    lists: readLists,
    workflows: once(async () => (await readWorkflows(deps, portalId, workflowIds)).workflows),
    async property(objectTypeId, name) {
      const inUse = (await listingOf(objectTypeId)).get(name);
      // HubSpot lists only the properties in use; whether a missing one is archived has to be asked.
      return inUse ?? properties.get(objectTypeId, name);
    },
  };
}

function listIdsOf({ exposureSource, start, verdict }: Hypothesis): string[] {
  const counts = exposureSource === 'list' && verdict === null;
  return counts ? (start?.lists ?? []).map(({ listId }) => listId) : [];
}

function workflowIdsOf({ start, verdict }: Hypothesis): string[] {
  return verdict === null ? (start?.workflows ?? []).map(({ workflowId }) => workflowId) : [];
}

function byName(properties: readonly PropertyDefinition[]): Map<string, PropertyDefinition> {
  return new Map(properties.map((property) => [property.name, property]));
}

/** Answers what the first call that succeeded answered. */
function once<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let answer: { value: Value } | null = null;
  return async () => {
    answer ??= { value: await read() };
    return answer.value;
  };
}

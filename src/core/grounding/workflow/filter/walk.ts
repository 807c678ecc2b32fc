import { fieldOf, isRecord, itemsOf, textOf } from '../json.ts';
import { isPseudo, valuesOf } from './condition.ts';

/** A single filter with what the branches around it say about it. */
export interface SeenFilter {
  filter: Record<string, unknown>;
  path: string;
  /** Under an odd number of NOT branches. */
  negated: boolean;
  /** Object type of the associated records it is about; null for the record itself. */
  objectTypeId: string | null;
  /** The event whose properties it asks about; null outside events. */
  eventTypeId: string | null;
}

type Around = Pick<SeenFilter, 'negated' | 'objectTypeId' | 'eventTypeId'>;
const OUTSIDE: Around = { negated: false, objectTypeId: null, eventTypeId: null };

/** Every filter of a branch and of the branches in it. The caller has made sure that the JSON is not too deep. */
export function filtersIn(branch: unknown, path: string, around: Around = OUTSIDE): SeenFilter[] {
  if (!isRecord(branch)) return [];
  const within = aroundIn(branch, around);
  const own = itemsOf(branch['filters']).flatMap((filter, index) =>
    isRecord(filter) ? [{ filter, path: `${path}.filters[${index}]`, ...within }] : [],
  );
  const inner = itemsOf(branch['filterBranches']).flatMap((child, index) =>
    filtersIn(child, `${path}.filterBranches[${index}]`, within),
  );
  return own.concat(inner);
}

function aroundIn(branch: Record<string, unknown>, around: Around): Around {
  const type = branch['filterBranchType'];
  if (type === 'NOT_ALL' || type === 'NOT_ANY') return { ...around, negated: !around.negated };
  if (type === 'ASSOCIATION') return { ...around, objectTypeId: textOf(branch['objectTypeId']) ?? '' };
  if (type === 'UNIFIED_EVENTS') return { ...around, eventTypeId: textOf(branch['eventTypeId']) ?? '' };
  return around;
}

/**
 * Properties of records that a filter asks about. An event's own properties are none, except for “property changed”,
 * which names the property in hs_name.
 */
export function propertiesOf({ filter, eventTypeId }: SeenFilter): string[] {
  if (isPseudo(filter, 'hs_name')) return valuesOf(filter['operation']);
  if (isPseudo(filter, 'hs_value') || eventTypeId !== null) return [];
  const operation = filter['operation'];
  const compared = [
    fieldOf(operation, 'comparisonPropertyName'),
    ...['timePoint', 'lowerBoundTimePoint', 'upperBoundTimePoint'].map((key) =>
      fieldOf(fieldOf(operation, key), 'property'),
    ),
  ];
  return [filter['property'], ...compared].flatMap((name) => textOf(name) ?? []);
}

/** The list a filter asks about, of the record itself or of associated ones. */
export function listAsked({ filter, negated }: SeenFilter): { listId: string; positive: boolean } | null {
  const listId = textOf(filter['listId']);
  if (listId === null) return null;
  return { listId, positive: (filter['operator'] === 'NOT_IN_LIST') === negated };
}

/** HubSpot's event of another workflow names that workflow in hs_flow_id. */
const WORKFLOW_EVENT = '4-1466013';

/** Ids of workflows whose events a filter asks about. */
export function workflowsHeard({ filter, eventTypeId }: SeenFilter): string[] {
  const isHeard = eventTypeId === WORKFLOW_EVENT && filter['property'] === 'hs_flow_id';
  return isHeard ? valuesOf(filter['operation']) : [];
}

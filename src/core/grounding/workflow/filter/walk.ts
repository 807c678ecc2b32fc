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

/** Every event of a branch and of the branches in it, whether or not anything is asked about its properties. */
export function eventsIn(branch: unknown, path: string): { eventTypeId: string; path: string }[] {
  if (!isRecord(branch)) return [];
  const eventTypeId = textOf(branch['eventTypeId']);
  const isEvent = branch['filterBranchType'] === 'UNIFIED_EVENTS' && eventTypeId !== null;
  const inner = itemsOf(branch['filterBranches']).flatMap((child, index) =>
    eventsIn(child, `${path}.filterBranches[${index}]`),
  );
  return isEvent ? [{ eventTypeId, path }, ...inner] : inner;
}

/** Ids of the forms a filter asks about; none for “any form”. */
export function formsAsked({ filter, eventTypeId }: SeenFilter): string[] {
  const formId = textOf(filter['formId']);
  if (formId !== null) return [formId];
  const isForm = FORM_EVENTS.has(eventTypeId ?? '') && filter['property'] === 'hs_form_id';
  return isForm ? valuesOf(filter['operation']) : [];
}

/** A form was viewed, a form was submitted. */
const FORM_EVENTS = new Set(['4-1639797', '4-1639801']);

/** The e-mail whose openings, clicks and the like a filter asks about, by HubSpot's id of the sending. */
export function emailAsked({ filter }: SeenFilter): string | null {
  return filter['filterType'] === 'EMAIL_EVENT' ? textOf(filter['emailId']) : null;
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

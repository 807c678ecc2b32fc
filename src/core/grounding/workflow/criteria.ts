import { typeOf, type FlowDefinition } from './definition.ts';
import { ENROLMENT_PATH } from './enrolment.ts';
import { eventsIn, filtersIn, type SeenFilter } from './filter/walk.ts';
import { fieldOf, itemsOf } from './json.ts';
import type { EventUse, ListUse } from './model.ts';

/** A filter somewhere in a workflow, with what it decides there. */
export interface PlacedFilter extends SeenFilter {
  use: Exclude<ListUse['use'], 'adds_to' | 'removes_from'>;
  /** The branching or waiting action; null outside actions. */
  actionId: string | null;
}

/** A filter branch somewhere in a workflow. */
export interface PlacedBranch extends Pick<PlacedFilter, 'use' | 'actionId'> {
  branch: unknown;
  path: string;
}

/** Every filter of a workflow: who enters, who enters again, who is kept out, who is done, and which way they go. */
export function placedFilters(branches: readonly PlacedBranch[]): PlacedFilter[] {
  return branches.flatMap(({ branch, path, use, actionId }) =>
    filtersIn(branch, path).map((seen) => ({ ...seen, use, actionId })),
  );
}

/** Every event of a workflow, by HubSpot's id of its type. */
export function eventsNamed(branches: readonly PlacedBranch[]): EventUse[] {
  return branches.flatMap(({ branch, path, use }) =>
    eventsIn(branch, path).map((seen) => ({ ...seen, use })),
  );
}

/** Every branch of filters of a workflow, with where it stands and what it decides. */
export function placedBranches(definition: FlowDefinition): PlacedBranch[] {
  const criteria = definition.enrollmentCriteria;
  return [
    one(criteria, 'listFilterBranch'),
    ...each(criteria, 'eventFilterBranches', 'enrolment'),
    ...each(criteria, 'listMembershipFilterBranches', 'enrolment'),
    one(criteria, 'refinementCriteria'),
    ...each(criteria, 'reEnrollmentTriggersFilterBranches', 're_enrolment'),
    around(definition['goalFilterBranch'], '$.goalFilterBranch', 'goal'),
    around(definition['suppressionFilterBranch'], '$.suppressionFilterBranch', 'suppression'),
    ...actionBranches(definition),
  ];
}

function around(branch: unknown, path: string, use: PlacedFilter['use']): PlacedBranch {
  return { branch, path, use, actionId: null };
}

function one(criteria: unknown, key: string): PlacedBranch {
  return around(fieldOf(criteria, key), `${ENROLMENT_PATH}.${key}`, 'enrolment');
}

function each(criteria: unknown, key: string, use: PlacedFilter['use']): PlacedBranch[] {
  return itemsOf(fieldOf(criteria, key)).map((branch, index) =>
    around(branch, `${ENROLMENT_PATH}.${key}[${index}]`, use),
  );
}

/** Filters of if/then branches, and the events that a step waits for. */
function actionBranches(definition: FlowDefinition): PlacedBranch[] {
  return definition.actions.flatMap((action, index) => {
    const path = `$.actions[${index}]`;
    const { actionId } = action;
    const arms = typeOf(action) === 'LIST_BRANCH' ? (action.listBranches ?? []) : [];
    const asked = arms.map((arm, place) => {
      return { branch: arm.filterBranch, path: `${path}.listBranches[${place}].filterBranch` };
    });
    const awaited = itemsOf(fieldOf(action.fields, 'event_filter_branches')).map((branch, place) => {
      return { branch, path: `${path}.fields.event_filter_branches[${place}]` };
    });
    return [...asked, ...awaited].map((placed) => ({ ...placed, use: 'branch' as const, actionId }));
  });
}

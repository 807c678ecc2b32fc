import { typeOf, type FlowDefinition } from './definition.ts';
import { ENROLMENT_PATH } from './enrolment.ts';
import { filtersIn, type SeenFilter } from './filter/walk.ts';
import { fieldOf, itemsOf } from './json.ts';
import type { ListUse } from './model.ts';

/** A filter somewhere in a workflow, with what it decides there. */
export interface PlacedFilter extends SeenFilter {
  use: Exclude<ListUse['use'], 'adds_to' | 'removes_from'>;
  /** The branching or waiting action; null outside actions. */
  actionId: string | null;
}

/** Every filter of a workflow: who enters, who enters again, who is kept out, who is done, and which way they go. */
export function placedFilters(definition: FlowDefinition): PlacedFilter[] {
  const criteria = definition.enrollmentCriteria;
  const single = (branch: unknown, path: string, use: PlacedFilter['use']) =>
    filtersIn(branch, path).map((seen) => ({ ...seen, use, actionId: null }));
  const each = (key: string, use: PlacedFilter['use']) =>
    itemsOf(fieldOf(criteria, key)).flatMap((branch, index) =>
      single(branch, `${ENROLMENT_PATH}.${key}[${index}]`, use),
    );
  return [
    ...single(fieldOf(criteria, 'listFilterBranch'), `${ENROLMENT_PATH}.listFilterBranch`, 'enrolment'),
    ...each('eventFilterBranches', 'enrolment'),
    ...each('listMembershipFilterBranches', 'enrolment'),
    ...single(fieldOf(criteria, 'refinementCriteria'), `${ENROLMENT_PATH}.refinementCriteria`, 'enrolment'),
    ...each('reEnrollmentTriggersFilterBranches', 're_enrolment'),
    ...single(definition['goalFilterBranch'], '$.goalFilterBranch', 'goal'),
    ...single(definition['suppressionFilterBranch'], '$.suppressionFilterBranch', 'suppression'),
    ...branchFilters(definition),
  ];
}

/** Filters of if/then branches, and the events that a step waits for. */
function branchFilters(definition: FlowDefinition): PlacedFilter[] {
  return definition.actions.flatMap((action, index) => {
    const path = `$.actions[${index}]`;
    const arms = typeOf(action) === 'LIST_BRANCH' ? (action.listBranches ?? []) : [];
    const branches = arms.flatMap((arm, place) =>
      filtersIn(arm.filterBranch, `${path}.listBranches[${place}].filterBranch`),
    );
    const awaited = itemsOf(fieldOf(action.fields, 'event_filter_branches')).flatMap((branch, place) =>
      filtersIn(branch, `${path}.fields.event_filter_branches[${place}]`),
    );
    return branches
      .concat(awaited)
      .map((seen) => ({ ...seen, use: 'branch' as const, actionId: action.actionId }));
  });
}

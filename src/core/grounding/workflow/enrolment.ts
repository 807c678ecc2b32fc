import type { FlowDefinition } from './definition.ts';
import { filterTree, type FilterNode } from './filter/tree.ts';
import { waysOfTree } from './filter/filter.ts';
import { fieldOf, itemsOf, textOf } from './json.ts';
import type { Enrolment } from './model.ts';

export const ENROLMENT_PATH = '$.enrollmentCriteria';

const KINDS: Record<string, Enrolment['kind']> = {
  LIST_BASED: 'list_based',
  EVENT_BASED: 'event_based',
  MANUAL: 'manual',
  DATASET: 'dataset',
};

/** How records get into a workflow, other than by hand or from another workflow. */
export function enrolmentOf(definition: FlowDefinition): Enrolment {
  const criteria = definition.enrollmentCriteria;
  const type = textOf(fieldOf(criteria, 'type')) ?? '';
  const kind = Object.hasOwn(KINDS, type) ? (KINDS[type] ?? 'none') : 'none';
  return {
    kind,
    shouldReEnrol: fieldOf(criteria, 'shouldReEnroll') === true,
    waysIn: waysOf(kind, criteria),
  };
}

function waysOf(kind: Enrolment['kind'], criteria: unknown): Enrolment['waysIn'] {
  if (kind === 'list_based') {
    return waysOfTree(
      filterTree(fieldOf(criteria, 'listFilterBranch'), `${ENROLMENT_PATH}.listFilterBranch`),
    );
  }
  return kind === 'event_based' ? waysOfTree(eventTree(criteria)) : [];
}

/**
 * Any of the events or list memberships starts the workflow, for records that meet the refinement. Some clients send
 * the refinement as `listFilterBranch`.
 */
function eventTree(criteria: unknown): FilterNode {
  const triggers = ['eventFilterBranches', 'listMembershipFilterBranches'].flatMap((key) =>
    itemsOf(fieldOf(criteria, key)).map((branch, index) =>
      filterTree(branch, `${ENROLMENT_PATH}.${key}[${index}]`),
    ),
  );
  const refinements = ['refinementCriteria', 'listFilterBranch'].map((key) =>
    filterTree(fieldOf(criteria, key), `${ENROLMENT_PATH}.${key}`),
  );
  const any: FilterNode = { kind: 'any', nodes: triggers, path: ENROLMENT_PATH };
  return { kind: 'all', nodes: [any, ...refinements], path: ENROLMENT_PATH };
}

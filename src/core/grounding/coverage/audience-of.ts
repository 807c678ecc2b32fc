import { CONTACT } from '../../object-type.ts';
import type { ListModel } from '../list/list-model.ts';
import type { Workflow } from '../workflow/model.ts';

/** People who are in all of these segments, except those whom the workflow keeps out. */
export interface Part {
  /** Segments everybody in the part is in, ordered. */
  all: readonly string[];
  /** Segments nobody in the part is in, ordered. */
  none: readonly string[];
}

/**
 * Whom a workflow can reach at most, as parts of segments; null where it cannot be counted: a way in without a
 * segment, people put in by hand, a dataset, a segment of something else than contacts. Filters besides segments are
 * left aside, so that an audience is never smaller than what really enters.
 */
export type Audience = readonly Part[] | null;

/**
 * Audiences of contact workflows by id: members of the segments they enrol from, and the audiences of workflows that
 * send people to them. A ring of workflows adds nobody.
 */
export function audiencesOf(
  workflows: readonly Workflow[],
  lists: readonly ListModel[],
): (workflow: Workflow) => Audience {
  const known = new Map(lists.map((list) => [list.id, list]));
  const parents = parentsOf(workflows);
  const found = new Map<string, Audience>();
  return (workflow) => {
    const before = found.get(workflow.id);
    if (before !== undefined) return before;
    const members = upstream(workflow, parents);
    const own = members.map((one) => ownParts(one, known, (parents.get(one.id) ?? []).length > 0));
    const audience = own.some((parts) => parts === null)
      ? null
      : unique(
          own.flatMap((parts) => parts ?? []),
          workflow,
        );
    found.set(workflow.id, audience);
    return audience;
  };
}

/** The workflow and every workflow that sends people to it, directly or through others. */
function upstream(workflow: Workflow, parents: ReadonlyMap<string, readonly Workflow[]>): Workflow[] {
  const seen = new Map([[workflow.id, workflow]]);
  for (const one of seen.values()) {
    for (const parent of parents.get(one.id) ?? []) if (!seen.has(parent.id)) seen.set(parent.id, parent);
  }
  return [...seen.values()];
}

function parentsOf(workflows: readonly Workflow[]): Map<string, Workflow[]> {
  const parents = new Map<string, Workflow[]>();
  for (const workflow of workflows.filter(({ isEnabled }) => isEnabled)) {
    for (const target of new Set(workflow.goesTo.map(({ workflowId }) => workflowId))) {
      if (target !== workflow.id) parents.set(target, [...(parents.get(target) ?? []), workflow]);
    }
  }
  return parents;
}

/** People who enter by the workflow's own ways; of one that is filled by others alone nobody. */
function ownParts(workflow: Workflow, lists: ReadonlyMap<string, ListModel>, isFed: boolean): Part[] | null {
  const { objectTypeId, enrolment } = workflow;
  if (objectTypeId !== CONTACT || enrolment.kind === 'dataset') return null;
  if (enrolment.waysIn.length === 0) return isFed ? [] : null;
  const none = keptOutBy(workflow);
  const parts = enrolment.waysIn.map(({ inLists }) => ({ all: inLists, none }));
  const isCounted = parts.every(
    ({ all }) => all.length > 0 && all.every((id) => lists.get(id)?.objectTypeId === CONTACT),
  );
  return isCounted ? parts : null;
}

function keptOutBy({ lists }: Workflow): string[] {
  const ids = lists
    .filter(({ use, positive }) => use === 'suppression' && positive)
    .map(({ listId }) => listId);
  return [...new Set(ids)].sort();
}

/** Each part once; whom the workflow itself keeps out is kept out of what others send it too. */
function unique(parts: readonly Part[], workflow: Workflow): Part[] {
  const own = keptOutBy(workflow);
  const each = parts.map(({ all, none }) => ({ all, none: [...new Set([...none, ...own])].sort() }));
  return [...new Map(each.map((part) => [JSON.stringify(part), part])).values()];
}

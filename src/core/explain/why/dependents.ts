import type { ListEntry, WorkflowEntry } from '../../contract/audit-entry.ts';
import type { Dependent } from '../../contract/why-report.ts';
import { dependent, workflowsWhere, type Assets } from './names.ts';

/** Where the people of a workflow come from. */
export function sourcesOfWorkflow(assets: Assets, { id, links }: WorkflowEntry): Dependent[] {
  return [
    ...(links?.enrolsFrom ?? []).map(dependent(assets, 'list', 'its people enrol from here')),
    ...workflowsWhere(assets, ({ goesTo }) => goesTo.includes(id)).map(
      dependent(assets, 'workflow', 'sends people to it'),
    ),
    ...(links?.listensTo ?? []).map(dependent(assets, 'workflow', 'its events start or continue it')),
  ].filter((one) => one.id !== id);
}

/** What a workflow that is switched off no longer does for others. */
export function dependentsOfWorkflow(assets: Assets, { id, links }: WorkflowEntry): Dependent[] {
  const filled = links?.addsTo ?? [];
  const fedWorkflows = workflowsWhere(assets, ({ enrolsFrom }, one) => {
    return one.id !== id && enrolsFrom.some((list) => filled.includes(list));
  });
  return [
    ...(links?.goesTo ?? [])
      .filter((one) => one !== id)
      .map(dependent(assets, 'workflow', 'gets people from it')),
    ...filled.map(dependent(assets, 'list', 'it adds people to this segment')),
    ...(links?.removesFrom ?? []).map(dependent(assets, 'list', 'it takes people out of this segment')),
    ...fedWorkflows.map(dependent(assets, 'workflow', 'enrols from a segment that it fills')),
    ...(links?.takesOutOf ?? []).map(dependent(assets, 'workflow', 'people leave it when they enter here')),
    ...workflowsWhere(assets, ({ listensTo }) => listensTo.includes(id)).map(
      dependent(assets, 'workflow', 'waits for what happens in it'),
    ),
    ...inheriting(assets, { kind: 'workflow', id }),
    ...measuresOfWorkflow(assets, id, filled),
  ];
}

/** Hypotheses that it carries, and those whose segment it fills: their measure would lose people. */
function measuresOfWorkflow(assets: Assets, id: string, filled: readonly string[]): Dependent[] {
  const running = assets.report.hypotheses.filter(({ supports }) => supports);
  const carried = running.filter(({ workflowIds }) => workflowIds.includes(id));
  const fed = running.filter(({ lists }) => lists.some((list) => filled.includes(list.id)));
  const others = (ids: readonly string[]) =>
    ids.filter((one) => one !== id && assets.workflows.get(one)?.isEnabled === true).length;
  return [
    ...carried.map(({ id: hypothesis, workflowIds }) => {
      const rest = others(workflowIds);
      const how =
        rest === 0
          ? 'nothing that is on would carry it any more'
          : `is carried by it, and by ${rest === 1 ? 'one other workflow' : `${rest} other workflows`} that ${rest === 1 ? 'is' : 'are'} on`;
      return dependent(assets, 'hypothesis', how)(hypothesis);
    }),
    ...fed
      .filter(({ workflowIds }) => !workflowIds.includes(id))
      .map(({ id: hypothesis }) =>
        dependent(assets, 'hypothesis', 'it fills a segment whose people are measured')(hypothesis),
      ),
  ];
}

/** Workflows and segments that have their hypothesis only by way of an asset. */
function inheriting(assets: Assets, through: { kind: 'workflow' | 'list'; id: string }): Dependent[] {
  const passes = ({ via, grounding }: Pick<WorkflowEntry, 'via' | 'grounding'>) =>
    grounding === 'inherited' &&
    via.some(({ hops }) => hops.some(({ from }) => from.kind === through.kind && from.id === through.id));
  const { workflows, lists } = assets.report;
  const words = 'has its hypothesis by way of it';
  return [
    ...workflows.filter(passes).map(({ id }) => dependent(assets, 'workflow', words)(id)),
    ...lists.filter(passes).map(({ id }) => dependent(assets, 'list', words)(id)),
  ];
}

/** Where the members of a segment come from, as far as workflows and its filter tell. */
export function sourcesOfList(assets: Assets, { id, within }: ListEntry): Dependent[] {
  return [
    ...workflowsWhere(assets, ({ addsTo }) => addsTo.includes(id)).map(
      dependent(assets, 'workflow', 'adds people to it'),
    ),
    ...within.map(dependent(assets, 'list', 'its filter asks about this segment')),
  ];
}

/** What would be different without a segment. */
export function dependentsOfList(assets: Assets, { id }: ListEntry): Dependent[] {
  const uses = {
    enrolsFrom: 'enrols from it',
    keepsOut: 'keeps its members out',
    asks: 'asks about it on the way',
    addsTo: 'adds people to it',
    removesFrom: 'takes people out of it',
  } as const;
  const keys = ['enrolsFrom', 'keepsOut', 'asks', 'addsTo', 'removesFrom'] as const;
  const measured = assets.report.hypotheses.flatMap(({ id: hypothesis, lists, supports }) =>
    lists
      .filter((list) => supports && list.id === id)
      .map(({ role }) => {
        const how =
          role === 'treatment' ? 'its people are those that are measured' : 'its people are compared with';
        return dependent(assets, 'hypothesis', how)(hypothesis);
      }),
  );
  return [
    ...keys.flatMap((key) =>
      workflowsWhere(assets, (links) => links[key].includes(id)).map(
        dependent(assets, 'workflow', uses[key]),
      ),
    ),
    ...assets.report.lists
      .filter(({ within }) => within.includes(id))
      .map((list) => dependent(assets, 'list', 'its filter asks about it')(list.id)),
    ...inheriting(assets, { kind: 'list', id }),
    ...measured,
  ];
}

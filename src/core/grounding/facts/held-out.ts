import type { Workflow } from '../workflow/model.ts';
import type { Reach } from './reaches.ts';

/** How people whom our action holds out can still be written to, with the action that does it. */
export interface HeldOutLeak {
  kind: 'before_step' | 'no_branch' | 'held_out_way' | 'no_step';
  /** JSON path of what reaches them. */
  path: string;
}

/**
 * Follows the steps of a workflow that sorts people with our action: before the step nobody is held out yet, between
 * the step and the branch on its output both groups walk together, and the held-out way must reach no message.
 * `reaches` are the actions that write to people. A workflow without the step asks nobody's group; one that people only
 * enter from another workflow or by hand is left to the workflow that sends them there.
 */
export function leaksOf(
  workflow: Workflow,
  assignmentIds: readonly string[],
  reaches: readonly Reach[],
): HeldOutLeak[] {
  if (assignmentIds.length === 0) {
    return workflow.enrolment.kind === 'manual' ? [] : reaches.map(({ path }) => ({ kind: 'no_step', path }));
  }
  const steps = stepsOf(workflow);
  const messages = new Map(reaches.map(({ actionId, path }) => [actionId, path]));
  const branches = workflow.armBranches.filter(({ assignmentActionId }) =>
    assignmentIds.includes(assignmentActionId),
  );
  const branchIds = new Set(branches.map(({ actionId }) => actionId));
  const found = (kind: HeldOutLeak['kind'], visited: Set<string>) =>
    [...visited].flatMap((id) => {
      const path = messages.get(id);
      return path === undefined ? [] : [{ kind, path }];
    });
  const start = workflow.startActionId === null ? [] : [workflow.startActionId];
  const before = walk(steps, start, new Set(assignmentIds));
  const together = walk(steps, next(steps, assignmentIds), branchIds);
  const heldOut = walk(steps, branches.flatMap(heldOutWay), new Set());
  return firstOfEachPath([
    ...found('before_step', before),
    ...found('no_branch', together),
    ...found('held_out_way', heldOut),
  ]);
}

/** What our action answers for those it holds out. */
const CONTROL_ARM = 'control';

type Steps = ReadonlyMap<string, readonly string[]>;

/** The way of the held-out group, or where the branch does not name it, the way of all others. */
function heldOutWay({ ways }: Workflow['armBranches'][number]): string[] {
  const way = ways.find(({ arm }) => arm === CONTROL_ARM) ?? ways.find(({ arm }) => arm === null);
  return way === undefined || way.to === null ? [] : [way.to];
}

function stepsOf({ edges }: Workflow): Steps {
  const steps = new Map<string, string[]>();
  for (const { from, to } of edges) steps.set(from, [...(steps.get(from) ?? []), to]);
  return steps;
}

function next(steps: Steps, ids: readonly string[]): string[] {
  return ids.flatMap((id) => steps.get(id) ?? []);
}

/** Everything that can be reached without going through one of `stops`; stops themselves are left out. */
function walk(steps: Steps, from: readonly string[], stops: ReadonlySet<string>): Set<string> {
  const visited = new Set<string>();
  const open = [...from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (visited.has(id) || stops.has(id)) continue;
    visited.add(id);
    open.push(...(steps.get(id) ?? []));
  }
  return visited;
}

function firstOfEachPath(leaks: HeldOutLeak[]): HeldOutLeak[] {
  return leaks.filter(({ path }, index) => leaks.findIndex((other) => other.path === path) === index);
}

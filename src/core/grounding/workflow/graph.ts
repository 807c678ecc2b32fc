import { exitsOf } from './connections.ts';
import type { FlowDefinition } from './definition.ts';
import type { Edge, Workflow } from './model.ts';

/** How the actions of a workflow hang together. */
export type Graph = Pick<Workflow, 'startActionId' | 'edges' | 'danglingEdges' | 'unreachable'>;

/**
 * Edges, edges to actions that do not exist, and actions that no way from the start leads to. Where the definition
 * does not name a start, it is the first action that no edge leads to.
 */
export function graphOf(definition: FlowDefinition): Graph {
  const ids = new Set(definition.actions.map(({ actionId }) => actionId));
  const edges: Edge[] = [];
  const danglingEdges: Graph['danglingEdges'] = [];
  definition.actions.forEach((action, index) => {
    for (const { to, isGoTo, path } of exitsOf(action)) {
      if (to === null) continue;
      if (ids.has(to)) edges.push({ from: action.actionId, to, isGoTo });
      else danglingEdges.push({ from: action.actionId, to, path: `$.actions[${index}].${path}` });
    }
  });
  const startActionId = definition.startActionId ?? firstWithoutEdge(definition, edges);
  if (startActionId !== null && !ids.has(startActionId)) {
    danglingEdges.push({ from: 'start', to: startActionId, path: '$.startActionId' });
  }
  const reached = reachedFrom(startActionId, nextOf(edges));
  return { startActionId, edges, danglingEdges, unreachable: [...ids].filter((id) => !reached.has(id)) };
}

function firstWithoutEdge(definition: FlowDefinition, edges: readonly Edge[]): string | null {
  const targets = new Set(edges.map(({ to }) => to));
  const first = definition.actions.find(({ actionId }) => !targets.has(actionId)) ?? definition.actions[0];
  return first?.actionId ?? null;
}

/** Targets by action, in the order of the definition. */
export function nextOf(edges: readonly Edge[]): Map<string, string[]> {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const targets = next.get(from);
    if (targets) targets.push(to);
    else next.set(from, [to]);
  }
  return next;
}

function reachedFrom(start: string | null, next: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set<string>();
  const open = start === null ? [] : [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    for (const to of next.get(id) ?? []) open.push(to);
  }
  return reached;
}

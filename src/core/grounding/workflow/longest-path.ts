import type { FlowDefinition } from './definition.ts';
import { daysOf } from './durations.ts';
import { nextOf, type Graph } from './graph.ts';
import type { Message, Workflow } from './model.ts';

type Next = ReadonlyMap<string, readonly string[]>;

/**
 * The longest way from the start to an end in days of delay, and the day on which the last message on any way leaves.
 * A loop, and a wait without expiration, make it unbounded: then the days are those of going round once, without the
 * wait. Linear in actions and edges.
 */
export function longestPathOf(
  definition: FlowDefinition,
  graph: Pick<Graph, 'startActionId' | 'edges'>,
  messages: readonly Message[],
): Workflow['longestPath'] {
  const next = nextOf(graph.edges);
  const days = new Map(definition.actions.map((action) => [action.actionId, daysOf(action)]));
  const start = graph.startActionId;
  if (start === null || !days.has(start)) return { days: 0, messageDays: null, unbounded: false };
  const { order, hasLoop } = topological(start, next);
  const arrivals = arrivalsOf(start, order, next, days);
  const ends = order.map((id) => (arrivals.get(id) ?? 0) + finite(days.get(id)));
  const sent = messages.flatMap(({ actionId }) => arrivals.get(actionId) ?? []);
  return {
    days: highest(ends) ?? 0,
    messageDays: highest(sent),
    unbounded: hasLoop || order.some((id) => days.get(id) === Infinity),
  };
}

/** Reachable actions so that each comes before those it leads to, edges that close a loop left aside. */
function topological(start: string, next: Next): { order: string[]; hasLoop: boolean } {
  const state = new Map<string, 'open' | 'done'>([[start, 'open']]);
  const stack = [{ id: start, at: 0 }];
  const finished: string[] = [];
  let hasLoop = false;
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const to = next.get(top.id)?.[top.at];
    top.at += 1;
    if (to === undefined) {
      state.set(top.id, 'done');
      finished.push(top.id);
      stack.pop();
    } else if (!state.has(to)) {
      state.set(to, 'open');
      stack.push({ id: to, at: 0 });
    } else if (state.get(to) === 'open') hasLoop = true;
  }
  return { order: finished.reverse(), hasLoop };
}

/** The latest day on which a record arrives at each action. */
function arrivalsOf(
  start: string,
  order: readonly string[],
  next: Next,
  days: ReadonlyMap<string, number>,
): Map<string, number> {
  const places = new Map(order.map((id, index) => [id, index]));
  const arrivals = new Map([[start, 0]]);
  order.forEach((id, index) => {
    const leaves = (arrivals.get(id) ?? 0) + finite(days.get(id));
    for (const to of next.get(id) ?? []) {
      if ((places.get(to) ?? 0) > index) arrivals.set(to, Math.max(arrivals.get(to) ?? 0, leaves));
    }
  });
  return arrivals;
}

function finite(days: number | undefined): number {
  return days === undefined || days === Infinity ? 0 : days;
}

function highest(numbers: readonly number[]): number | null {
  return numbers.reduce<number | null>((most, one) => (most === null || one > most ? one : most), null);
}

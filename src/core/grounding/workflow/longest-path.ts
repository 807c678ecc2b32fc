import type { FlowDefinition } from './definition.ts';
import { daysOf, momentOf, type Moment } from './durations.ts';
import { nextOf, type Graph } from './graph.ts';
import type { Message, Workflow } from './model.ts';

type Next = ReadonlyMap<string, readonly string[]>;

/**
 * The longest way from the start to an end in days of delay, and the day on which the last message on any way leaves.
 * A loop, and a wait without expiration, make it unbounded: then the days are those of going round once, without the
 * wait. Delays until a date count from the first one on the way for the same date: how long that one takes depends on
 * the record and counts as nothing, so that a way is never said to be longer than it is. Linear in actions and edges.
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
  const moments = new Map(definition.actions.map((action) => [action.actionId, momentOf(action)]));
  const { arrivals, leaves } = timesOf(start, order, next, { days, moments });
  const ends = order.map((id) => leaves.get(id) ?? 0);
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

interface Waits {
  days: ReadonlyMap<string, number>;
  moments: ReadonlyMap<string, Moment | null>;
}

/** When a date falls, in days from the start, as a first delay for it has shown. */
type Dates = ReadonlyMap<string, number>;
const NO_DATES: Dates = new Map();

/** The latest day on which a record arrives at each action, and on which it leaves it. */
function timesOf(
  start: string,
  order: readonly string[],
  next: Next,
  { days, moments }: Waits,
): { arrivals: Map<string, number>; leaves: Map<string, number> } {
  const places = new Map(order.map((id, index) => [id, index]));
  const arrivals = new Map([[start, 0]]);
  const leaves = new Map<string, number>();
  const dates = new Map<string, Dates>();
  order.forEach((id, index) => {
    const arrives = arrivals.get(id) ?? 0;
    const left = leaveOf(arrives, moments.get(id) ?? null, dates.get(id) ?? NO_DATES);
    const at = left.at + finite(days.get(id));
    leaves.set(id, at);
    for (const to of next.get(id) ?? []) {
      if ((places.get(to) ?? 0) <= index) continue;
      arrivals.set(to, Math.max(arrivals.get(to) ?? 0, at));
      dates.set(to, later(dates.get(to), left.dates));
    }
  });
  return { arrivals, leaves };
}

/** A first delay for a date shows when that is; a later one holds until its own moment. */
function leaveOf(arrives: number, moment: Moment | null, dates: Dates): { at: number; dates: Dates } {
  if (moment === null) return { at: arrives, dates };
  const known = dates.get(moment.date);
  if (known !== undefined) return { at: Math.max(arrives, known + moment.offset), dates };
  return { at: arrives, dates: new Map([...dates, [moment.date, arrives - moment.offset]]) };
}

/** Of two ways to one action the later date, each of which one of them has. */
function later(a: Dates | undefined, b: Dates): Dates {
  if (a === undefined || a === b) return b;
  const merged = new Map(a);
  for (const [date, at] of b) merged.set(date, Math.max(merged.get(date) ?? at, at));
  return merged;
}

function finite(days: number | undefined): number {
  return days === undefined || days === Infinity ? 0 : days;
}

function highest(numbers: readonly number[]): number | null {
  return numbers.reduce<number | null>((most, one) => (most === null || one > most ? one : most), null);
}

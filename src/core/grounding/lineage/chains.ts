import type { NodeKey } from './feeds.ts';
import { compareKeys } from '../engine/finding-order.ts';
import type { Chain, Hop } from '../states/judgement.ts';
import type { LineageNode } from './nodes.ts';
import type { Carried, WayOn } from './spread.ts';

/** How a hypothesis came to a node: the last hop, and the node before it (null for a direct attachment). */
interface Arrival {
  key: NodeKey;
  hypothesisId: string;
  before: NodeKey | null;
  relation: Hop['relation'];
}

type Arrivals = Map<NodeKey, Map<string, Arrival>>;

/**
 * For every node and every hypothesis that comes to it the shortest chain, ties by the ids on it. Chains pass only
 * through nodes that carry the hypothesis; where a node has uncovered ways besides, they end there.
 */
export function shortestChains(
  nodes: ReadonlyMap<NodeKey, LineageNode>,
  ways: ReadonlyMap<NodeKey, readonly WayOn[]>,
  carried: ReadonlyMap<NodeKey, Carried>,
): (key: NodeKey) => Chain[] {
  const arrivals: Arrivals = new Map();
  let level = settle(
    [...nodes].flatMap(([key, { own }]) => own.map((one): Arrival => ({ key, before: null, ...one }))),
    arrivals,
  );
  while (level.length > 0) {
    const found = level.flatMap(({ key, hypothesisId }) => {
      if (carried.get(key)?.hypotheses.has(hypothesisId) !== true) return [];
      return (ways.get(key) ?? [])
        .filter(({ to }) => nodes.get(to)?.contradicted.has(hypothesisId) !== true)
        .map(({ to, relation }): Arrival => ({ key: to, hypothesisId, before: key, relation }));
    });
    level = settle(found, arrivals);
  }
  return (key) => chainsTo(key, arrivals);
}

/** Keeps the first arrival of each hypothesis at each node, of several at once the first by id; answers the new ones. */
function settle(found: readonly Arrival[], arrivals: Arrivals): Arrival[] {
  const ordered = [...found].sort((a, b) =>
    compareKeys([a.before ?? '', a.relation], [b.before ?? '', b.relation]),
  );
  return ordered.filter((arrival) => {
    const known = arrivals.get(arrival.key) ?? new Map<string, Arrival>();
    if (known.has(arrival.hypothesisId)) return false;
    arrivals.set(arrival.key, known.set(arrival.hypothesisId, arrival));
    return true;
  });
}

function chainsTo(key: NodeKey, arrivals: Arrivals): Chain[] {
  const chains = [...(arrivals.get(key)?.values() ?? [])].map((arrival) => chainOf(arrival, arrivals));
  return chains.sort((a, b) => compareKeys([a.hops.length, a.hypothesisId], [b.hops.length, b.hypothesisId]));
}

function chainOf(last: Arrival, arrivals: Arrivals): Chain {
  const hops: Hop[] = [];
  for (let arrival: Arrival | undefined = last; arrival !== undefined;) {
    hops.push(hopOf(arrival));
    arrival = arrival.before === null ? undefined : arrivals.get(arrival.before)?.get(last.hypothesisId);
  }
  return { hypothesisId: last.hypothesisId, hops: hops.reverse() };
}

function hopOf({ key, before, hypothesisId, relation }: Arrival): Hop {
  const from = before === null ? { kind: 'hypothesis' as const, id: hypothesisId } : endpoint(before);
  return { from, relation, to: endpoint(key) };
}

function endpoint(key: NodeKey): { kind: 'workflow' | 'list'; id: string } {
  const at = key.indexOf(':');
  return { kind: key.startsWith('list:') ? 'list' : 'workflow', id: key.slice(at + 1) };
}

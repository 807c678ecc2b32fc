import type { NodeKey } from './feeds.ts';
import type { Hop } from '../states/judgement.ts';
import type { LineageNode } from './nodes.ts';

/** What is known of a node when nothing more can be concluded. */
export interface Carried {
  /** Hypotheses that cover it, attached or inherited. */
  hypotheses: Set<string>;
  gates: GateState[];
  /** Whether a hypothesis would have come to it, had nobody contradicted. */
  wasContradicted: boolean;
}

export interface GateState {
  /** For each requirement whether it is covered. */
  covered: boolean[];
  missing: number;
  /** Hypotheses that came by covered ways while others were still open. */
  waiting: Set<string>;
}

/** A way on from a node: into which requirement of which node it leads. */
export interface WayOn {
  to: NodeKey;
  relation: Hop['relation'];
  gate: number;
  requirement: number;
}

/** Ways on from every node. */
export function waysOn(nodes: ReadonlyMap<NodeKey, LineageNode>): Map<NodeKey, WayOn[]> {
  const ways = new Map<NodeKey, WayOn[]>();
  for (const [to, { gates }] of nodes) {
    gates.forEach((requirements, gate) =>
      requirements.forEach(({ sources }, requirement) => {
        for (const { key, relation } of sources) {
          const known = ways.get(key);
          const way = { to, relation, gate, requirement };
          if (known) known.push(way);
          else ways.set(key, [way]);
        }
      }),
    );
  }
  return ways;
}

/**
 * Lets hypotheses spread from what they are attached to until nothing changes: the least fixed point, so that a ring
 * of workflows grounds nobody. A node passes on what it carries; it carries what comes in once all ways of a gate are
 * covered. Each hypothesis passes each way once.
 */
export function spread(
  nodes: ReadonlyMap<NodeKey, LineageNode>,
  ways: ReadonlyMap<NodeKey, readonly WayOn[]>,
): Map<NodeKey, Carried> {
  const carried = new Map([...nodes].map(([key, node]) => [key, nothingCarried(node)]));
  const queue: { key: NodeKey; hypothesisId: string }[] = [];
  const carry = (key: NodeKey, hypothesisId: string) => {
    const state = carried.get(key);
    if (state === undefined || state.hypotheses.has(hypothesisId)) return;
    state.hypotheses.add(hypothesisId);
    queue.push({ key, hypothesisId });
  };
  for (const [key, { own }] of nodes) for (const { hypothesisId } of own) carry(key, hypothesisId);
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const way of ways.get(next.key) ?? []) {
      const state = carried.get(way.to);
      const isContradicted = nodes.get(way.to)?.contradicted.has(next.hypothesisId) === true;
      if (state === undefined) continue;
      if (isContradicted) state.wasContradicted = true;
      else
        for (const hypothesisId of arrive(state.gates[way.gate], way, next.hypothesisId))
          carry(way.to, hypothesisId);
    }
  }
  return carried;
}

/** Notes an arrival; answers what the node now carries through this gate. */
function arrive(gate: GateState | undefined, { requirement }: WayOn, hypothesisId: string): Iterable<string> {
  if (gate === undefined) return [];
  if (gate.covered[requirement] === false) {
    gate.covered[requirement] = true;
    gate.missing -= 1;
    gate.waiting.add(hypothesisId);
    return gate.missing === 0 ? gate.waiting : [];
  }
  if (gate.missing === 0) return [hypothesisId];
  gate.waiting.add(hypothesisId);
  return [];
}

function nothingCarried({ gates }: LineageNode): Carried {
  return {
    hypotheses: new Set(),
    gates: gates.map((requirements) => ({
      covered: requirements.map(() => false),
      missing: requirements.length,
      waiting: new Set(),
    })),
    wasContradicted: false,
  };
}

/** Whether all of a gate's ways are covered; a gate without ways is never open. */
export function isOpen(gate: GateState | undefined): boolean {
  return gate !== undefined && gate.covered.length > 0 && gate.missing === 0;
}

import type { Support } from '../../hypotheses/supports.ts';
import type { AuditInput } from '../audit-input.ts';
import type { NodeKey } from './feeds.ts';
import type { Chain } from '../states/judgement.ts';
import { shortestChains } from './chains.ts';
import { lineageNodes } from './nodes.ts';
import { isOpen, spread, waysOn } from './spread.ts';

/** What stands behind a workflow or a list. */
export interface Standing {
  /** Attached to it, and supporting. */
  own: Chain[];
  /** Every hypothesis that comes to it, by its shortest chain; some may cover only a part of its ways in. */
  via: Chain[];
  /** Every way in is covered. */
  isInherited: boolean;
  coveredWays: number;
  /** Ways in that no hypothesis covers, in words. */
  uncoveredWays: string[];
  /** A hypothesis would have come to it, had nobody said that it does not cover it. */
  wasContradicted: boolean;
  /** Covered only as far as workflows fill it: people may be added by hand too. */
  isFedByWorkflows: boolean;
}

/** What stands behind each workflow and list, by its key. */
export type Lineage = (key: NodeKey) => Standing;

/**
 * From which hypotheses workflows and lists descend. Nothing is passed on by control lists, NOT_IN_LIST, suppression,
 * goals, branches inside a workflow, or drafts.
 */
export function lineageOf(input: Readonly<AuditInput>, supports: ReadonlyMap<string, Support>): Lineage {
  const nodes = lineageNodes(input, supports);
  const ways = waysOn(nodes);
  const carried = spread(nodes, ways);
  const chainsTo = shortestChains(nodes, ways, carried);
  return (key) => {
    const gates = carried.get(key)?.gates ?? [];
    const best = gates.findIndex(isOpen);
    const shown = best === -1 ? 0 : best;
    const covered = gates[shown]?.covered ?? [];
    const requirements = nodes.get(key)?.gates[shown] ?? [];
    const via = chainsTo(key);
    return {
      own: via.filter(({ hops }) => hops.length === 1),
      via,
      isInherited: best !== -1,
      coveredWays: covered.filter(Boolean).length,
      uncoveredWays: requirements.filter((_, index) => covered[index] === false).map(({ words }) => words),
      wasContradicted: carried.get(key)?.wasContradicted === true,
      isFedByWorkflows: best > 0,
    };
  };
}

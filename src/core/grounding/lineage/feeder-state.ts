import { feedsOf, fedBy, nodeKey, type NodeKey } from './feeds.ts';
import { compareText } from '../engine/finding-order.ts';
import type { GroundingState } from '../states/judgement.ts';
import type { ListModel } from '../list/list-model.ts';
import type { Workflow } from '../workflow/model.ts';
import { judged, type JudgedState } from '../states/workflow-state.ts';

/** Worst first; workflows in the background and action sets are nothing a feeder could be better or worse for. */
const WORST_FIRST: GroundingState[] = [
  'ungrounded',
  'unknown',
  'unclassified',
  'inherited',
  'grounded',
  'exempt',
];

export interface FeederInput {
  workflows: readonly Workflow[];
  lists: readonly ListModel[] | null;
  /** Ids of feeders that have no state of their own. */
  open: ReadonlySet<string>;
  /** States of all other workflows. */
  settled: ReadonlyMap<string, JudgedState>;
  unreadable: readonly string[];
}

/**
 * Feeders take the worst state of what they feed, through other feeders and lists; of several equally bad ones that
 * of the nearest, ties by id. What is off counts for nothing that is on. A feeder of nothing that is judged gets none.
 */
export function feederStates(input: FeederInput): Map<string, JudgedState> {
  const sources = fedBy(feedsOf(input.workflows, input.lists));
  const workflows = new Map(input.workflows.map((one) => [one.id, one]));
  const fed = new Map(input.settled);
  for (const id of input.unreadable) if (!fed.has(id)) fed.set(id, judged('unknown', 'feeds_unreadable'));
  const on = (id: string) => workflows.get(id)?.isEnabled !== false;
  const ofOn = worstFed(fed, sources, input.open, on);
  const ofAny = worstFed(fed, sources, input.open, () => true);
  const found = [...input.open].flatMap((id): [string, JudgedState][] => {
    const state = (on(id) ? ofOn : ofAny).get(id);
    return state === undefined ? [] : [[id, state]];
  });
  return new Map(found);
}

/** Walks back from what is fed, the worst states first: the first one to arrive at a feeder stays. */
function worstFed(
  fed: ReadonlyMap<string, JudgedState>,
  sources: ReadonlyMap<NodeKey, readonly NodeKey[]>,
  open: ReadonlySet<string>,
  counts: (id: string) => boolean,
): Map<string, JudgedState> {
  const found = new Map<NodeKey, JudgedState>();
  for (const state of WORST_FIRST) {
    const bad = [...fed].filter(([id, one]) => one.state === state && counts(id));
    let level = bad.map(([id, one]): [NodeKey, JudgedState] => [nodeKey({ kind: 'workflow', id }), one]);
    while (level.length > 0) {
      level = level
        .sort(([a], [b]) => compareText(a, b))
        .flatMap(([key, one]) =>
          (sources.get(key) ?? []).map((source): [NodeKey, JudgedState] => [source, one]),
        )
        .filter(([source, one]) => take(source, one, found, open, counts));
    }
  }
  return new Map(
    [...found].filter(([key]) => key.startsWith('workflow:')).map(([key, one]) => [idOf(key), one]),
  );
}

function take(
  source: NodeKey,
  state: JudgedState,
  found: Map<NodeKey, JudgedState>,
  open: ReadonlySet<string>,
  counts: (id: string) => boolean,
): boolean {
  const passes = source.startsWith('list:') || (open.has(idOf(source)) && counts(idOf(source)));
  if (!passes || found.has(source)) return false;
  found.set(source, state);
  return true;
}

function idOf(key: NodeKey): string {
  return key.slice(key.indexOf(':') + 1);
}

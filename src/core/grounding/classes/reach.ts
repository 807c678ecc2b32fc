import { compareText } from '../engine/finding-order.ts';
import type { NodeKey } from '../lineage/feeds.ts';

/**
 * From which nodes one of the targets is reached, each with the next node on its shortest way (ties by key). Only
 * `passable` nodes are walked through; targets themselves have no entry.
 */
export function nextTowards(
  targets: Iterable<NodeKey>,
  sources: ReadonlyMap<NodeKey, readonly NodeKey[]>,
  passable: (key: NodeKey) => boolean,
): Map<NodeKey, NodeKey> {
  const start = new Set(targets);
  const next = new Map<NodeKey, NodeKey>();
  let level = [...start].sort(compareText);
  while (level.length > 0) {
    const found: NodeKey[] = [];
    for (const target of level) {
      for (const source of sources.get(target) ?? []) {
        if (start.has(source) || next.has(source) || !passable(source)) continue;
        next.set(source, target);
        found.push(source);
      }
    }
    level = found.sort(compareText);
  }
  return next;
}

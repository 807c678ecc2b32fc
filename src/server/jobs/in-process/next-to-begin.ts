import type { AtOnce } from '../at-once.ts';
import { BY_SCHEDULE, DONE_ALONE, type JobOrder } from '../job-order.ts';

type Ordered = { order: Pick<JobOrder, 'portalId' | 'askedBy' | 'kind'> };

/**
 * The job whose turn it is, or null when none may begin: what people or HubSpot asked for before the clock's, then the
 * portal with the least under way, then what has waited longest. So a portal with hours of work takes its turns like
 * one with seconds of it. What is done alone waits until its portal has nothing under way, and all else for that.
 * `waiting` comes longest first.
 */
export function nextToBegin<Entry extends Ordered>(
  waiting: readonly Entry[],
  running: readonly Ordered[],
  atOnce: AtOnce,
): Entry | null {
  if (running.length >= atOnce.inAll) return null;
  const underWay = new Map<string, number>();
  for (const { order } of running) underWay.set(order.portalId, (underWay.get(order.portalId) ?? 0) + 1);
  const isAlone = new Set(running.filter(isDoneAlone).map(({ order }) => order.portalId));
  let next: { entry: Entry; isClocks: boolean; busy: number } | null = null;
  for (const entry of waiting) {
    const busy = underWay.get(entry.order.portalId) ?? 0;
    const isClocks = entry.order.askedBy === BY_SCHEDULE;
    if (busy >= (isDoneAlone(entry) ? 1 : atOnce.perPortal) || isAlone.has(entry.order.portalId)) continue;
    const isSooner = next !== null && (isClocks === next.isClocks ? busy < next.busy : next.isClocks);
    if (next === null || isSooner) next = { entry, isClocks, busy };
  }
  return next?.entry ?? null;
}

function isDoneAlone({ order }: Ordered): boolean {
  return order.kind === DONE_ALONE;
}

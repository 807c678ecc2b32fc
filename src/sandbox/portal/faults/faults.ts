import { createRandom } from '../../seed/random.ts';
import type { FaultKind, FaultPlan, PlannedFault } from './fault-plan.ts';

/** A plan at work: the same requests in the same order meet the same faults. */
export interface Faults {
  /** Faults of the next request; to be called once for each, in the order in which they arrive. */
  next(): PlannedFault[];
  /** How often each kind has come so far. */
  met(): Partial<Record<FaultKind, number>>;
  /** The answer given before to each call that is read page by page. */
  pages: Map<string, object>;
}

/** Far enough apart that neighbouring requests and faults draw numbers that have nothing to do with each other. */
const APART = { request: 0x9e3779b1, fault: 0x85ebca6b };

export function createFaults({ seed, faults }: FaultPlan): Faults {
  let number = 0;
  const met: Partial<Record<FaultKind, number>> = {};

  function isMet({ when }: PlannedFault, position: number): boolean {
    if ('from' in when) return number >= when.from && number <= when.to;
    const own = seed ^ Math.imul(number, APART.request) ^ Math.imul(position + 1, APART.fault);
    return createRandom(own).next() < when.share;
  }

  return {
    next() {
      number += 1;
      const due = faults.filter(isMet);
      for (const { kind } of due) met[kind] = (met[kind] ?? 0) + 1;
      return due;
    },
    met: () => ({ ...met }),
    pages: new Map(),
  };
}

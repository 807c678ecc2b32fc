import type { Lane } from './lanes.ts';
import type { RequestCounts } from './port.ts';

export interface RequestCounter {
  sent(purpose: string): void;
  refusedByRateLimit(): void;
  waited(lane: Lane, ms: number): void;
  counts(): RequestCounts;
}

/** Counts what went over the wire: each attempt once. */
export function requestCounter(): RequestCounter {
  const byPurpose = new Map<string, number>();
  let total = 0;
  let refused = 0;
  const waitedMs: Record<Lane, number> = { interactive: 0, background: 0 };
  return {
    sent(purpose) {
      total += 1;
      byPurpose.set(purpose, (byPurpose.get(purpose) ?? 0) + 1);
    },
    refusedByRateLimit() {
      refused += 1;
    },
    waited(lane, ms) {
      waitedMs[lane] += ms;
    },
    counts: () => ({
      ...{ total, refusedByRateLimit: refused },
      ...{ byPurpose: Object.fromEntries(byPurpose), waitedMs: { ...waitedMs } },
    }),
  };
}

/** Counts what was let through in the last `intervalMs`, to the millisecond: no buckets, so no burst at an edge. */
export interface RollingWindow {
  /** Takes a place if one is free; says how many are left. */
  take(limit: { max: number; intervalMs: number }, at: number): { isAllowed: boolean; remaining: number };
}

const COMPACT_AT = 4096;

export function rollingWindow(): RollingWindow {
  let times: number[] = [];
  let head = 0;

  function forgetBefore(moment: number): void {
    while (head < times.length && (times[head] ?? Infinity) <= moment) head += 1;
    if (head < COMPACT_AT) return;
    times = times.slice(head);
    head = 0;
  }

  return {
    take(limit, at) {
      forgetBefore(at - limit.intervalMs);
      const used = times.length - head;
      if (used >= limit.max) return { isAllowed: false, remaining: 0 };
      times.push(at);
      return { isAllowed: true, remaining: limit.max - used - 1 };
    },
  };
}

/** One subject: how long it was followed, and whether the event ended that. */
export interface Followed {
  time: number;
  isEvent: boolean;
}

/**
 * Kaplan–Meier estimate of being without the event at time `at`. Biased before anybody was followed that long; it is
 * no basis of a verdict. Source: Kaplan and Meier (1958), JASA 53:457–481.
 */
export function kaplanMeier(subjects: readonly Followed[], at: number): number {
  const sorted = [...subjects].sort((a, b) => a.time - b.time);
  let survival = 1;
  for (let from = 0; from < sorted.length;) {
    const time = sorted[from]?.time ?? Infinity;
    if (time > at) break;
    let to = from;
    let events = 0;
    while (sorted[to]?.time === time) {
      if (sorted[to]?.isEvent) events += 1;
      to += 1;
    }
    survival *= 1 - events / (sorted.length - from);
    from = to;
  }
  return survival;
}

/** Index of the last entry at or before a moment in entries sorted by time; -1 when there is none. */
export function lastAtOrBefore<Entry>(
  entries: readonly Entry[],
  at: (entry: Entry) => number,
  moment: number,
): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = entries[middle];
    if (entry !== undefined && at(entry) <= moment) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Ids of HubSpot are numbers in strings: shorter is smaller. */
export function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Sufficient statistics of a share: how many of how many. */
export interface Proportion {
  successes: number;
  n: number;
}

/**
 * A two-sided interval, or the statement that there is nothing to estimate. An insufficient result carries no
 * numbers, so that none can be shown by mistake.
 */
export type Interval = { kind: 'interval'; low: number; high: number } | { kind: 'insufficient' };

export const INSUFFICIENT: Interval = { kind: 'insufficient' };

/** Whole counts with 0 ≤ successes ≤ n and at least one observation. */
export function isObserved({ successes, n }: Proportion): boolean {
  return Number.isInteger(successes) && Number.isInteger(n) && n > 0 && successes >= 0 && successes <= n;
}

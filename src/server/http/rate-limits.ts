import { refuse, type Refusal } from '../../core/result.ts';

/** How often something may be asked for within a minute, by who asks. */
export interface RateLimit {
  /** Counts one; the refusal once there were too many. */
  take(key: string): Refusal<'too_many_requests'> | null;
}

const MINUTE_MS = 60_000;
/** Keys counted at once; whoever comes under ever new ones pushes out the oldest and fills no memory. */
const MOST_KEYS = 10_000;

/**
 * Counts in minutes that begin with the first request of each key, in memory: a limit of this process. Requests without
 * HubSpot's signature are not counted by address: refusing them costs no more than counting would, and HubSpot's own
 * calls come from addresses that anybody's workflow can call from.
 */
export function createRateLimit(perMinute: number, now: () => number): RateLimit {
  const counts = new Map<string, { since: number; count: number }>();

  function countOf(key: string): number {
    const known = counts.get(key);
    if (known !== undefined && now() - known.since < MINUTE_MS) return (known.count += 1);
    counts.delete(key);
    counts.set(key, { since: now(), count: 1 });
    const [oldest] = counts.keys();
    if (counts.size > MOST_KEYS && oldest !== undefined) counts.delete(oldest);
    return 1;
  }

  return { take: (key) => (countOf(key) > perMinute ? TOO_MANY : null) };
}

const TOO_MANY = refuse(
  'too_many_requests',
  'There were too many requests within a minute.',
  'Wait a minute and try again.',
);

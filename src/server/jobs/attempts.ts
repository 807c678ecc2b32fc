import { Fault } from '../../core/fault.ts';

/** How often a job is begun in all before it is dead. */
const ATTEMPTS = 4;
export const FIRST_WAIT_MS = 30_000;

/** Faults that time mends: HubSpot or the store is away, or HubSpot has had enough requests for now. */
const PASSING = new Set([
  'hubspot_rate_limited',
  'hubspot_timeout',
  'hubspot_unreachable',
  'hubspot_server_error',
  'store_unavailable',
]);

/** What a fault means for the job it ended. */
type Ending = 'again' | 'failed' | 'dead';

/**
 * A fault that passes is worth another try until there were enough; one that HubSpot or the store tells on purpose is
 * a failure like a refusal; anything else is a mistake of ours, which trying again does not mend.
 */
export function endingBy(error: unknown, attempt: number): Ending {
  if (!(error instanceof Fault)) return 'dead';
  if (!PASSING.has(error.code)) return 'failed';
  return attempt < ATTEMPTS ? 'again' : 'dead';
}

/**
 * Milliseconds to wait after the `attempt`th try (from 1): the first time once to twice `firstWaitMs`, by `random` in
 * [0, 1), so that jobs do not come back all at once; each further time twice as long.
 */
export function waitAfter(
  attempt: number,
  { firstWaitMs, random }: { firstWaitMs: number; random: number },
): number {
  return Math.round(firstWaitMs * 2 ** (attempt - 1) * (1 + random));
}

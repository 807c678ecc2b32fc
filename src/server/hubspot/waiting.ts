import { AsyncLocalStorage } from 'node:async_hooks';

interface Waits {
  /** Requests under way now, and since when at least one has been (epoch milliseconds). */
  underWay: number;
  since: number;
  ms: number;
}

const current = new AsyncLocalStorage<Waits>();

/**
 * Runs work, and answers besides its value for how many milliseconds it had a request to HubSpot under way; several at
 * once count once. Waiting for a place under the rate limit is not in it.
 */
export async function countingWaits<Value>(
  work: () => Promise<Value>,
): Promise<{ value: Value; waitedMs: number }> {
  const waits: Waits = { underWay: 0, since: 0, ms: 0 };
  const value = await current.run(waits, work);
  return { value, waitedMs: waits.ms };
}

/** Counts the time of one request for whoever counts the waits of the work it belongs to. */
export async function waiting<Value>(now: () => number, request: () => Promise<Value>): Promise<Value> {
  const waits = current.getStore();
  if (waits === undefined) return request();
  if (waits.underWay === 0) waits.since = now();
  waits.underWay += 1;
  try {
    return await request();
  } finally {
    waits.underWay -= 1;
    if (waits.underWay === 0) waits.ms += now() - waits.since;
  }
}

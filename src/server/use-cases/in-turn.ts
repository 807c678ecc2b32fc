const queues = new WeakMap<object, Map<string, Promise<unknown>>>();

/**
 * Runs work of one kind one after the other for each owner (a ledger, say) and key; what comes meanwhile waits. How
 * the work before ended is for whoever asked for that.
 */
export async function inTurn<Answer>(
  owner: object,
  key: string,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const queue = queues.get(owner) ?? new Map<string, Promise<unknown>>();
  queues.set(owner, queue);
  const own = (queue.get(key) ?? Promise.resolve()).then(work, work);
  queue.set(key, own);
  try {
    return await own;
  } finally {
    if (queue.get(key) === own) queue.delete(key);
  }
}

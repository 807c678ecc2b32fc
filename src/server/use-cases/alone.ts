import type { Store } from '../store/port/store.ts';

interface AloneDeps {
  store: Pick<Store, 'leases'>;
  /** Epoch milliseconds. */
  now: () => number;
  /** Waits for so many milliseconds. */
  sleep: (ms: number) => Promise<void>;
  newId: () => string;
}

/** Whose process died gives way after this long; whoever takes longer is no longer alone. */
const LEASE_MS = 30_000;
const PAUSE_MS = 100;

/**
 * Runs work of a name while no other process runs it for the same portal; waits for those that do, 30 seconds at most.
 * Throws as the store does, and what the work throws.
 */
export async function alone<Answer>(
  { store, now, sleep, newId }: AloneDeps,
  { portalId, name }: { portalId: string; name: string },
  work: () => Promise<Answer>,
): Promise<Answer> {
  const holder = newId();
  const isTaken = () => store.leases.take(portalId, name, { holder, now: now(), until: now() + LEASE_MS });
  for (let waited = 0; !(await isTaken()) && waited < LEASE_MS; waited += PAUSE_MS) await sleep(PAUSE_MS);
  try {
    return await work();
  } finally {
    await store.leases.letGo(portalId, name, holder);
  }
}

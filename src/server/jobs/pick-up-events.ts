import type { Store } from '../store/port/store.ts';
import { BY_HUBSPOT } from './job-order.ts';
import type { JobQueue } from './job-queue.ts';

/** Starts acting on what still waits in any account; a job that runs there already goes on until nothing does. */
export async function pickUpEvents(store: Store, jobs: JobQueue): Promise<void> {
  for (const { portalId } of await store.portals.list()) {
    if ((await store.inbox.waiting(portalId)).length === 0) continue;
    await jobs.start({ kind: 'record_events', portalId, askedBy: BY_HUBSPOT, input: {} });
  }
}

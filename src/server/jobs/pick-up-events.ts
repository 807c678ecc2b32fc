import type { Store } from '../store/port/store.ts';
import { actOnEvents } from '../use-cases/events/act-on-events.ts';
import type { JobRunner } from './job-runner.ts';

/** Starts acting on what still waits in any account; a job that runs there already goes on until nothing does. */
export async function pickUpEvents(store: Store, jobs: JobRunner, now: () => number): Promise<void> {
  for (const { portalId } of await store.portals.list()) {
    if ((await store.inbox.waiting(portalId)).length === 0) continue;
    jobs.start(portalId, 'record_events', () => actOnEvents({ store, now }, portalId));
  }
}

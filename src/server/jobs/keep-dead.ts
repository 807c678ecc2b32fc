import type { Job, JobKind } from '../../core/contract/job.ts';
import { toInstant } from '../../core/time.ts';
import type { PortalRecord } from '../store/port/portals.ts';
import type { Store } from '../store/port/store.ts';

/** Keeps of each kind the latest job that ended by a fault, until one of its kind is done. */
export async function keepDead(store: Store, job: Job): Promise<void> {
  const { id, portalId, kind, state, endedAt, failure } = job;
  if (state === 'dead' && failure !== null && endedAt !== null) {
    const dead = { id, at: toInstant(endedAt), failure };
    await store.portals.change(portalId, (portal) => {
      return { ...portal, deadJobs: { ...portal.deadJobs, [kind]: dead } };
    });
  }
  if (state === 'done') await store.portals.change(portalId, (portal) => withoutDead(portal, kind));
}

function withoutDead(portal: PortalRecord, kind: JobKind): PortalRecord {
  if (portal.deadJobs[kind] === undefined) return portal;
  const { [kind]: _mended, ...deadJobs } = portal.deadJobs;
  return { ...portal, deadJobs };
}

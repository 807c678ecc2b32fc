import type { JobKind } from '../../core/contract/job.ts';
import { isDue, SCHEDULED, type Scheduled } from '../../core/schedule.ts';
import { toInstant } from '../../core/time.ts';
import type { PortalRecord } from '../store/port/portals.ts';
import type { Store } from '../store/port/store.ts';
import { isWanted } from '../use-cases/settings/describe-schedule.ts';
import { BY_SCHEDULE, type JobOrder } from './job-order.ts';
import type { JobQueue } from './job-queue.ts';

export interface ScheduleDeps {
  store: Store;
  jobs: JobQueue;
  isConnected: (portalId: string) => Promise<boolean>;
  /** Epoch milliseconds. */
  now: () => number;
}

/**
 * Starts what is due in each account, one piece of work at a time and in order, so that a message is written from
 * this night's audit. What was missed while the server was away is done once. That it has begun is kept: what fails
 * is tried again at its next time, and not every minute.
 */
export async function startScheduled({ store, jobs, isConnected, now }: ScheduleDeps): Promise<void> {
  for (const portal of await store.portals.list()) {
    const { portalId } = portal;
    const next = SCHEDULED.find((work) => isWanted(work, portal) && isDueIn(portal, work, now()));
    if (next === undefined || (await isBusy(jobs, portalId)) || !(await isConnected(portalId))) continue;
    await jobs.start(orderOf(next, portalId));
  }
}

async function isBusy(jobs: JobQueue, portalId: string): Promise<boolean> {
  for (const work of SCHEDULED) if (await jobs.isRunning(portalId, work)) return true;
  return false;
}

function isDueIn({ since, lastStarted, timeZone }: PortalRecord, work: Scheduled, now: number): boolean {
  return isDue(work, { last: Date.parse(lastStarted[work] ?? since), now, timeZone });
}

function orderOf(kind: Scheduled, portalId: string): JobOrder {
  const common = { portalId, askedBy: BY_SCHEDULE };
  return kind === 'write_back'
    ? { ...common, kind, input: { dryRun: false } }
    : { ...common, kind, input: {} };
}

/** Keeps that scheduled work has begun, so that it is not due again before its next time. */
export async function noteStarted(
  { store, now }: Pick<ScheduleDeps, 'store' | 'now'>,
  portalId: string,
  kind: JobKind,
): Promise<void> {
  const startedAt = toInstant(now());
  await store.portals.change(portalId, (portal) => {
    return { ...portal, lastStarted: { ...portal.lastStarted, [kind]: startedAt } };
  });
}

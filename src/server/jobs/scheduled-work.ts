import type { AuditConfig } from '../../core/grounding/config/audit-config.ts';
import { accept, type Result } from '../../core/result.ts';
import { isDue, SCHEDULED, type Scheduled } from '../../core/schedule.ts';
import { toInstant } from '../../core/time.ts';
import type { PortalRecord } from '../store/port/portals.ts';
import type { Store } from '../store/port/store.ts';
import { measure } from '../use-cases/measure/measure.ts';
import type { PortalDeps } from '../use-cases/portal-deps.ts';
import { isWanted } from '../use-cases/settings/describe-schedule.ts';
import type { Post } from '../use-cases/tell/incoming-webhook.ts';
import { sendWeeklyMessage } from '../use-cases/tell/weekly-message.ts';
import { writeBack } from '../use-cases/write-back/write-back.ts';
import type { JobRunner } from './job-runner.ts';
import { auditWork } from './work.ts';

export interface ScheduleDeps {
  store: Store;
  jobs: JobRunner;
  /** What work on a portal needs; null where it is not connected. */
  depsFor: (portalId: string) => Promise<PortalDeps | null>;
  auditConfig: AuditConfig;
  post: Post;
  /** Epoch milliseconds. */
  now: () => number;
}

/**
 * Starts what is due in each account, one piece of work at a time and in order, so that a message is written from
 * this night's audit. What was missed while the server was away is done once. That it was started is kept: what fails
 * is tried again at its next time, and not every minute.
 */
export async function startScheduled(deps: ScheduleDeps): Promise<void> {
  for (const portal of await deps.store.portals.list()) {
    const portalDeps = await deps.depsFor(portal.portalId);
    const isBusy = SCHEDULED.some((work) => deps.jobs.isRunning(portal.portalId, work));
    const next = SCHEDULED.find((work) => isWanted(work, portal) && isDueIn(portal, work, deps.now()));
    if (portalDeps !== null && !isBusy && next !== undefined) await startOne(deps, portalDeps, portal, next);
  }
}

function isDueIn({ since, lastStarted, timeZone }: PortalRecord, work: Scheduled, now: number): boolean {
  return isDue(work, { last: Date.parse(lastStarted[work] ?? since), now, timeZone });
}

async function startOne(
  { store, jobs, auditConfig, post, now }: ScheduleDeps,
  portalDeps: PortalDeps,
  { portalId }: PortalRecord,
  work: Scheduled,
): Promise<void> {
  const WORK: Record<Scheduled, () => Promise<Result<unknown>>> = {
    audit: () => auditWork(portalDeps, portalId, auditConfig),
    measure: async () => accept(await measure(portalDeps, portalId)),
    write_back: () => writeBack(portalDeps, portalId, { dryRun: false }),
    weekly_message: () => sendWeeklyMessage({ store, post, now }, portalId),
  };
  if (!jobs.start(portalId, work, WORK[work]).ok) return;
  const startedAt = toInstant(now());
  await store.portals.change(portalId, (portal) => {
    return { ...portal, lastStarted: { ...portal.lastStarted, [work]: startedAt } };
  });
}

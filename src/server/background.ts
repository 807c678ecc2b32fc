import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { AuditConfig } from '../core/grounding/config/audit-config.ts';
import type { Connections } from './http/connections.ts';
import { tellFault } from './http/errors.ts';
import { jobHandlers } from './jobs/handlers.ts';
import { createInProcessQueue } from './jobs/in-process/in-process-queue.ts';
import type { JobQueue, JobWatch } from './jobs/job-queue.ts';
import { keepDead } from './jobs/keep-dead.ts';
import type { PostgresQueueParts } from './jobs/postgres/postgres-queue.ts';
import { pickUpEvents } from './jobs/pick-up-events.ts';
import { recurring, type Recurring } from './jobs/recurring.ts';
import { startScheduled } from './jobs/scheduled-work.ts';
import type { Store } from './store/port/store.ts';
import type { KeyRing } from './store/sealing.ts';
import { eraseDue } from './use-cases/install/end-install.ts';
import type { Post } from './use-cases/tell/incoming-webhook.ts';

export interface BackgroundParts {
  store: Store;
  connections: Connections;
  auditConfig: AuditConfig;
  keys: KeyRing;
  post: Post;
  now: () => number;
  sleep: (ms: number) => Promise<void>;
  log: Logger;
  /** Where several processes share the jobs; null where they stay in this one. */
  database: { url: string; doesJobs: boolean } | null;
  /** Told of every fault and where it happened; it is in the log already. */
  countFault: (where: 'recurring' | `job ${string}`) => void;
}

/** How often it is looked for what is due: events that were acknowledged and not acted on, and scheduled work. */
const LOOK_MS = 60_000;
/** How often the data of disconnected accounts is erased whose time is up. */
const ERASE_MS = 3_600_000;

/** The queue of what is done without anybody waiting for it. What PostgreSQL needs is loaded only where it is used. */
export async function openJobs(parts: BackgroundParts): Promise<JobQueue> {
  const { connections, database, now, sleep } = parts;
  const doors = (id: string) => connections.doors(id);
  const forgetJobs = (id: string, recordIds: readonly string[]) => jobs.forget(id, recordIds);
  const carryOut = jobHandlers({ ...parts, doors, forgetJobs, newId: randomUUID });
  const common = { carryOut, watch: watchJobs(parts), now, random: Math.random };
  const jobs: JobQueue =
    database === null
      ? createInProcessQueue({ ...common, sleep, newId: randomUUID })
      : await openOnDatabase(parts, { ...common, ...database, processId: randomUUID() });
  return jobs;
}

async function openOnDatabase(
  parts: BackgroundParts,
  queue: Omit<PostgresQueueParts, 'log' | 'onQueueFault'>,
): Promise<JobQueue> {
  const { openPostgresQueue } = await import('./jobs/postgres/postgres-queue.ts');
  return openPostgresQueue({
    ...queue,
    log: (message) => parts.log.warn(message),
    onQueueFault: (error) => tellRecurring(parts, error),
  });
}

function tellRecurring(
  { countFault, log }: Pick<BackgroundParts, 'countFault' | 'log'>,
  error: unknown,
): void {
  countFault('recurring');
  log.error({ err: error });
}

function watchJobs({ store, log, countFault }: BackgroundParts): JobWatch {
  return {
    tell: ({ id }, error) => tellFault(error, `job ${id}`),
    onRetry: ({ id, kind, portalId }, error, waitMs) =>
      log.warn({ portalId, job: id, kind, waitMs, err: error }, 'job is tried again'),
    onFault: ({ id, kind, portalId }, error) => {
      countFault(`job ${kind}`);
      log.error({ portalId, job: id, kind, err: error });
    },
    async onEnded(job) {
      const { id, kind, portalId, state } = job;
      log.debug({ portalId, job: id, kind, state }, 'job ended');
      await keepDead(store, job);
    },
  };
}

/** Looks for what is due, now and from then on. */
export function startLooking(parts: BackgroundParts & { jobs: JobQueue; isScheduled: boolean }): Recurring {
  const { store, connections, jobs, now, log } = parts;
  const onFault = (error: unknown) => tellRecurring(parts, error);
  const isConnected = (portalId: string) => connections.isConnected(portalId);
  const look = async () => {
    await pickUpEvents(store, jobs);
    if (parts.isScheduled) await startScheduled({ store, jobs, isConnected, now });
  };
  const erase = async () => {
    const erased = await eraseDue({ store, now, forgetJobs: (id) => jobs.forget(id) });
    if (erased.length > 0) log.info({ erased });
  };
  const looking = recurring(LOOK_MS, () => jobs.oneAtATime('look', look), onFault);
  const erasing = recurring(ERASE_MS, () => jobs.oneAtATime('erase', erase), onFault);
  return {
    async stop() {
      await Promise.all([looking.stop(), erasing.stop()]);
    },
  };
}

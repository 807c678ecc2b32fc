import { sql, type Kysely } from 'kysely';
import type PgBoss from 'pg-boss';
import * as z from 'zod';
import type { Job } from '../../../core/contract/job.ts';
import { accept, type Result } from '../../../core/result.ts';
import { AT_ONCE } from '../at-once.ts';
import { BY_SCHEDULE, type JobOrder } from '../job-order.ts';
import { alreadyRunning, STILL_WORKING, type JobQueue, type JobWatch } from '../job-queue.ts';
import { connect } from '../../store/postgres/connect.ts';
import { recurring } from '../recurring.ts';
import type { Trying } from '../try-once.ts';
import { openBoss, QUEUE, runOn } from './boss.ts';
import {
  countOpen,
  findJob,
  forgetEnded,
  isBusy,
  isTaken,
  keyOf,
  lockPortal,
  openJob,
  releasePortal,
  takePortal,
} from './open-jobs.ts';
import { runsOf } from './runs.ts';
import { putBack } from './turns.ts';
import { startWorker, type Pace } from './worker.ts';
import type { Tables } from '../../store/postgres/tables.ts';

export interface PostgresQueueParts extends Trying {
  watch: JobWatch;
  now: () => number;
  /** Address of the database; the store has brought its tables up to date. */
  url: string;
  /** Takes sentences for the operator. */
  log: (message: string) => void;
  onQueueFault: (error: unknown) => void;
  /** As a server and a worker keep it unless given; shorter in tests. */
  pace?: Pace;
  /** A fresh id of this process. */
  processId: string;
  /** Whether this process does jobs, or only takes orders. */
  doesJobs: boolean;
}

/** Connections of this process for its jobs: orders, the one who looks what is due, and signs of life. */
const CONNECTIONS = 6;
const PACE: Pace = { atOnce: AT_ONCE, pollMs: 2_000, silentMs: 60_000, graceMs: 20_000 };
/** Beats in the time after which a process counts as lost. */
const BEATS = 4;
/** Tries in all, those included whose process went away. */
const MOST_TRIES = 10;

/**
 * Jobs in the database: any process takes orders and says how a job stands, any that does jobs does them. What a
 * process that went away had begun is begun anew, and goes on from what it had written.
 */
export async function openPostgresQueue(parts: PostgresQueueParts): Promise<JobQueue> {
  const { url, log, processId, onQueueFault, pace = PACE } = parts;
  const { silentMs } = pace;
  const { db } = connect({ url, log, poolSize: CONNECTIONS });
  const boss = await openBoss(db, onQueueFault).catch(async (error: unknown) => {
    await db.destroy();
    throw error;
  });
  const runs = runsOf(db, processId);
  const worker = parts.doesJobs ? startWorker({ ...parts, ...pace, db, boss, runs }) : null;
  let awayAt = -Infinity;
  const beat = async () => {
    try {
      await runs.beat(worker?.underWay() ?? []);
    } catch (error) {
      awayAt = parts.now();
      throw error;
    }
  };
  const beating = recurring(silentMs / BEATS, beat, onQueueFault);
  const rescue = async () => {
    // While the database was away nobody could give a sign of life.
    if (parts.now() - awayAt < silentMs) return;
    for (const id of await runs.lost(silentMs)) await giveUp(id);
  };
  const rescuing = recurring(silentMs / BEATS, () => oneAtATime('rescue', rescue), onQueueFault);

  /** Lets another process take the job up; after too many it is dead. */
  async function giveUp(id: string): Promise<void> {
    if (await putBack(db, id)) return;
    await boss.fail(QUEUE, id);
    const job = await findJob(db, id);
    if (job !== null && job.endedAt !== null) await parts.watch.onEnded(job);
  }

  async function oneAtATime(name: string, work: () => Promise<void>): Promise<void> {
    await db.connection().execute(async (connection) => {
      const key = sql`hashtextextended(${`groundwork ${name}`}, 0)`;
      const { rows } = await sql<{ got: boolean }>`SELECT pg_try_advisory_lock(${key}) AS got`.execute(
        connection,
      );
      if (rows[0]?.got !== true) return;
      try {
        await work();
      } finally {
        await sql`SELECT pg_advisory_unlock(${key})`.execute(connection);
      }
    });
  }

  return {
    async start(order) {
      const started = await takeOrder(boss, db, order, silentMs);
      worker?.look();
      return started;
    },
    async get(portalId, id) {
      const job = z.uuid().safeParse(id).success ? await findJob(db, id) : null;
      return job?.portalId === portalId ? job : null;
    },
    isRunning: async (portalId, kind) => (await openJob(db, keyOf({ portalId, kind }))) !== null,
    async alone(portalId, work) {
      const taken = await db.transaction().execute(async (transaction) => {
        await lockPortal(transaction, portalId);
        if (await isBusy(transaction, portalId)) return false;
        if (await isTaken(transaction, portalId, silentMs)) return false;
        await takePortal(transaction, portalId, processId);
        return true;
      });
      if (!taken) return STILL_WORKING;
      try {
        return await work();
      } finally {
        await releasePortal(db, portalId, processId);
      }
    },
    oneAtATime,
    forget: (portalId, recordIds) => forgetEnded(db, portalId, recordIds),
    counts: () => countOpen(db),
    async close() {
      await worker?.close();
      await Promise.all([beating.stop(), rescuing.stop()]);
      await boss.stop({ graceful: false });
      await db.destroy();
    },
  };
}

/** People and HubSpot go before the clock, whose jobs have 0. */
const FOR_PEOPLE = 1;

function takeOrder(
  boss: PgBoss,
  db: Kysely<Tables>,
  order: JobOrder,
  silentMs: number,
): Promise<Result<Job, 'already_running'>> {
  const { portalId, askedBy } = order;
  return db.transaction().execute(async (transaction) => {
    await lockPortal(transaction, portalId);
    const before = await openJob(transaction, keyOf(order));
    if (before !== null) return alreadyRunning(before);
    if (await isTaken(transaction, portalId, silentMs)) return STILL_WORKING;
    const id = await boss.send(QUEUE, order, {
      singletonKey: keyOf(order),
      priority: askedBy === BY_SCHEDULE ? 0 : FOR_PEOPLE,
      retryLimit: MOST_TRIES - 1,
      db: { executeSql: (text, values) => runOn(transaction, text, values) },
    });
    const job = id === null ? null : await findJob(transaction, id);
    if (job === null) throw new Error(`pg-boss took no order of ${keyOf(order)}`);
    return accept(job);
  });
}

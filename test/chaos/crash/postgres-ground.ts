import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../../src/sandbox/seed/random.ts';
import { SCHEMA_STEPS } from '../../../src/server/store/postgres/migrations/all.ts';
import { openPostgresStore } from '../../../src/server/store/postgres/open-postgres-store.ts';
import { createDatabase, type Database } from '../../postgres/database.ts';
import { startPostgres } from '../../postgres/server.ts';
import type { Ground, Start } from './ground.ts';

const SERVER = ['serve', '--no-jobs'];
const WORKER = ['worker'];
/** How often the tables have to be found half made, and in how many tries at most. */
const HALF_MADE = { wanted: 2, tries: 20 };
/** Of a process that makes tables, in milliseconds: longer than that takes. */
const MAKING_MS = 150;
const LOOK_MS = 100;

/** A database, two servers that take orders and a worker that does them. */
export async function openPostgresGround(server: string | undefined): Promise<Ground> {
  const postgres = await startPostgres(server);
  const database = await createDatabase(postgres.url);
  const { url, query } = database;
  return {
    name: 'PostgreSQL',
    processes: [SERVER, SERVER, WORKER],
    env: { DATABASE_URL: url },
    killWhileMade: (start, random) => killWhileMade(database, start, random),
    open: () =>
      openPostgresStore({
        ...{ url, poolSize: 5, mode: 'write', now: Date.now, sleep: (ms) => sleep(ms) },
        log: () => undefined,
      }),
    async letTimePass() {
      await query(`UPDATE groundwork.job_runs SET beat_at = beat_at - interval '1 hour'`);
      await query(`UPDATE pgboss.job SET started_on = started_on - interval '1 hour' WHERE state = 'active'`);
    },
    async settled() {
      while ((await query(`SELECT FROM pgboss.job WHERE state < 'completed' LIMIT 1`)).length > 0) {
        // What waits for another try waits no longer.
        await query(
          `UPDATE pgboss.job SET start_after = now() WHERE state = 'retry' AND start_after > now()`,
        );
        await sleep(LOOK_MS);
      }
    },
    keepsJobs: true,
    async dispose() {
      await database.drop();
      await postgres.stop();
    },
  };
}

async function killWhileMade(database: Database, start: Start, random: Random): Promise<number> {
  let halfMade = 0;
  const startBoth = () => [start(SERVER), start(WORKER)];
  for (let tries = 0; halfMade < HALF_MADE.wanted && tries < HALF_MADE.tries; tries += 1) {
    if (await isMade(database)) await database.query('DROP SCHEMA groundwork, pgboss CASCADE');
    const children = startBoth();
    while (!(await isAtWork(database))) await sleep(1);
    await sleep(random.int(0, MAKING_MS));
    await Promise.all(children.map((child) => child.kill()));
    while (await isAtWork(database)) await sleep(1);
    if (!(await isMade(database))) halfMade += 1;
  }
  // Whatever was left there, the next ones come up on it, and at once.
  const children = startBoth();
  await Promise.all(children.map((child) => child.up()));
  await Promise.all(children.map((child) => child.kill()));
  return halfMade;
}

/** Whether a process of ours is in the middle of a transaction. */
async function isAtWork({ query }: Database): Promise<boolean> {
  const rows = await query(`SELECT FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'groundwork' AND xact_start IS NOT NULL`);
  return rows.length > 0;
}

async function isMade({ query }: Database): Promise<boolean> {
  const there = `SELECT to_regclass('groundwork.schema_version') AS ours, to_regclass('pgboss.queue') AS theirs`;
  const [tables] = await query<{ ours: string | null; theirs: string | null }>(there);
  if (tables === undefined || tables.ours === null || tables.theirs === null) return false;
  const queues = await query('SELECT FROM pgboss.queue');
  const steps = await query<{ version: number }>('SELECT version FROM groundwork.schema_version');
  return queues.length > 0 && steps[0]?.version === SCHEMA_STEPS.at(-1)?.version;
}

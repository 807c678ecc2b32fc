import { CompiledQuery, type Kysely } from 'kysely';
import PgBoss from 'pg-boss';
import type { Tables } from '../../store/postgres/tables.ts';

/** The one queue: what tells jobs apart is their key. */
export const QUEUE = 'jobs';
/** Longer than any job takes; that its process is alive is seen by its beat (`runs.ts`). */
const LONGEST_SECONDS = 23 * 3600;
const KEPT_DAYS = 7;

/**
 * pg-boss on connections of ours, its tables (schema `pgboss`) brought up to date. Its policy `singleton` lets the
 * database itself refuse a second job of one key that runs.
 */
export async function openBoss(db: Kysely<Tables>, onFault: (error: unknown) => void): Promise<PgBoss> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => runOn(db, text, values) },
    schedule: false,
    archiveCompletedAfterSeconds: KEPT_DAYS * 24 * 3600,
    deleteAfterDays: KEPT_DAYS,
  });
  boss.on('error', onFault);
  try {
    await boss.start();
    await boss.createQueue(QUEUE, { name: QUEUE, policy: 'singleton', expireInSeconds: LONGEST_SECONDS });
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  return boss;
}

/** What pg-boss runs its statements with, in a transaction of ours where one is given. */
export async function runOn(
  db: Pick<Kysely<Tables>, 'executeQuery'>,
  text: string,
  values: readonly unknown[] = [],
): Promise<{ rows: unknown[] }> {
  const { rows } = await db.executeQuery(CompiledQuery.raw(text, [...values]));
  return { rows };
}

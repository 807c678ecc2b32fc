import { sql, type Kysely, type Transaction } from 'kysely';
import { JobKind, type Job } from '../../../core/contract/job.ts';
import type { JobCount } from '../job-queue.ts';
import { QUEUE } from './boss.ts';
import { jobOf, JobRow } from './job-row.ts';
import type { Tables } from '../../store/postgres/tables.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** The key by which a portal has one job of a kind. */
export function keyOf({ portalId, kind }: { portalId: string; kind: JobKind }): string {
  return `${portalId}:${kind}`;
}

const COLUMNS = sql`job.id, job.data, job.state::text, job.created_on, job.completed_on, job.output,
  (SELECT run.progress::json FROM groundwork.job_runs AS run WHERE run.job_id = job.id) AS progress`;

/** Whether a portal has jobs that have not ended, be they of a kind that only a later version knows. */
export async function isBusy(db: Db, portalId: string): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM pgboss.job
    WHERE name = ${QUEUE} AND state < 'completed' AND data->>'portalId' = ${portalId} LIMIT 1`.execute(db);
  return rows.length > 0;
}

/** The job under this key that has not ended. */
export async function openJob(db: Db, key: string): Promise<Job | null> {
  const { rows } = await sql`SELECT ${COLUMNS} FROM pgboss.job
    WHERE name = ${QUEUE} AND state < 'completed' AND singleton_key = ${key}`.execute(db);
  return rows[0] === undefined ? null : jobOf(JobRow.parse(rows[0]));
}

/** A job of a kind that this version knows, ended ones too for as long as they are kept. */
export async function findJob(db: Db, id: string): Promise<Job | null> {
  const { rows } = await sql`SELECT ${COLUMNS} FROM pgboss.job
    WHERE name = ${QUEUE} AND id = ${id}::uuid AND data->>'kind' = any(${JobKind.options}::text[])`.execute(
    db,
  );
  return rows[0] === undefined ? null : jobOf(JobRow.parse(rows[0]));
}

/**
 * Those of a portal that have ended, and what pg-boss has put away of older ones; where records are named, those that
 * tell of one of them.
 */
export async function forgetEnded(db: Db, portalId: string, recordIds?: readonly string[]): Promise<void> {
  const told = sql`name = ${QUEUE} AND data->>'portalId' = ${portalId}${tellingOf(recordIds)}`;
  await sql`DELETE FROM pgboss.job WHERE state >= 'completed' AND ${told}`.execute(db);
  await sql`DELETE FROM pgboss.archive WHERE ${told}`.execute(db);
}

function tellingOf(recordIds: readonly string[] | undefined) {
  if (recordIds === undefined) return sql``;
  return sql` AND EXISTS (SELECT 1 FROM unnest(${recordIds.map((id) => JSON.stringify(id))}::text[]) AS erased (id)
    WHERE strpos(output::text, erased.id) > 0)`;
}

export async function countOpen(db: Db): Promise<JobCount[]> {
  const { rows } = await sql<JobCount>`
    SELECT data->>'kind' AS kind, state = 'active' AS "isRunning", count(*)::int AS count
    FROM pgboss.job WHERE name = ${QUEUE} AND state < 'completed' GROUP BY 1, 2`.execute(db);
  return rows;
}

/** Whether another process does work alone for the portal; one that has been silent too long does not any more. */
export async function isTaken(db: Db, portalId: string, silentMs: number): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM groundwork.portals_taken WHERE portal_id = ${portalId}
    AND beat_at > now() - ${silentMs} * interval '1 millisecond'`.execute(db);
  return rows.length > 0;
}

export async function takePortal(db: Db, portalId: string, processId: string): Promise<void> {
  await sql`INSERT INTO groundwork.portals_taken (portal_id, process_id, beat_at)
    VALUES (${portalId}, ${processId}, now())
    ON CONFLICT (portal_id) DO UPDATE SET process_id = excluded.process_id, beat_at = now()`.execute(db);
}

export async function releasePortal(db: Db, portalId: string, processId: string): Promise<void> {
  await sql`DELETE FROM groundwork.portals_taken
    WHERE portal_id = ${portalId} AND process_id = ${processId}`.execute(db);
}

/** One after the other, whichever process asks: what is started for a portal, and what has it to itself. */
export async function lockPortal(db: Transaction<Tables>, portalId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`groundwork jobs ${portalId}`}, 0))`.execute(db);
}

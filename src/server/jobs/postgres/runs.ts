import { sql, type Kysely } from 'kysely';
import type { JobProgress } from '../../../core/contract/job.ts';
import { QUEUE } from './boss.ts';
import type { Tables } from '../../store/postgres/tables.ts';

/**
 * Which process does a job, how far it has come, and when that process last told that it lives. Moments are the
 * database's own, so that the clocks of the processes do not matter.
 */
export interface Runs {
  begin(jobId: string): Promise<void>;
  report(jobId: string, progress: JobProgress): Promise<void>;
  /** Whether no other process has begun the job since. */
  isOurs(jobId: string): Promise<boolean>;
  end(jobId: string): Promise<void>;
  /** Tells that this process lives, does these jobs and holds what it has taken. */
  beat(jobIds: readonly string[]): Promise<void>;
  /** Jobs whose process has not told so for `silentMs`. */
  lost(silentMs: number): Promise<string[]>;
}

export function runsOf(db: Kysely<Tables>, processId: string): Runs {
  return {
    async begin(jobId) {
      await sql`INSERT INTO groundwork.job_runs (job_id, process_id, beat_at) VALUES (${jobId}, ${processId}, now())
        ON CONFLICT (job_id) DO UPDATE SET process_id = excluded.process_id, beat_at = now(), progress = NULL`.execute(
        db,
      );
    },
    async report(jobId, progress) {
      await sql`UPDATE groundwork.job_runs SET progress = ${JSON.stringify(progress)}
        WHERE job_id = ${jobId} AND process_id = ${processId}`.execute(db);
    },
    async isOurs(jobId) {
      const { rows } = await sql`SELECT FROM groundwork.job_runs
        WHERE job_id = ${jobId} AND process_id = ${processId}`.execute(db);
      return rows.length > 0;
    },
    async end(jobId) {
      await sql`DELETE FROM groundwork.job_runs WHERE job_id = ${jobId} AND process_id = ${processId}`.execute(
        db,
      );
    },
    async beat(jobIds) {
      await sql`UPDATE groundwork.job_runs SET beat_at = now()
        WHERE process_id = ${processId} AND job_id::text = ANY(${jobIds})`.execute(db);
      await sql`UPDATE groundwork.portals_taken SET beat_at = now()
        WHERE process_id = ${processId}`.execute(db);
    },
    async lost(silentMs) {
      const { rows } = await sql<{ id: string }>`
        SELECT job.id FROM pgboss.job LEFT JOIN groundwork.job_runs AS run ON run.job_id = job.id
        WHERE job.name = ${QUEUE} AND job.state = 'active'
        AND coalesce(run.beat_at, job.started_on) < now() - ${silentMs} * interval '1 millisecond'`.execute(
        db,
      );
      return rows.map(({ id }) => id);
    },
  };
}

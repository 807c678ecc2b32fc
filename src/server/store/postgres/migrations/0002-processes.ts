import { sql, type Kysely } from 'kysely';

/** What the processes that share the database tell each other, beside the jobs themselves (schema `pgboss`). */
export async function createProcessTables(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // Which process does a job, how far it has come, and when that process last told that it lives.
  `CREATE TABLE groundwork.job_runs (
    job_id uuid PRIMARY KEY,
    process_id text NOT NULL,
    beat_at timestamptz NOT NULL,
    progress json
  )`,
  // Portals for which one process does work that nothing may run beside.
  `CREATE TABLE groundwork.portals_taken (
    portal_id text COLLATE "C" PRIMARY KEY,
    process_id text NOT NULL,
    beat_at timestamptz NOT NULL
  )`,
];

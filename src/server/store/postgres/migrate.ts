import { Migrator, sql, type Kysely } from 'kysely';
import { Fault } from '../../../core/fault.ts';
import type { Connected } from './connect.ts';
import { SCHEMA_STEPS, type SchemaStep } from './migrations/all.ts';
import { SCHEMA, type Tables } from './tables.ts';

/** The schema that the database has; version 0 where it has none. */
interface SchemaState {
  version: number;
  /** The oldest version whose code can work with these tables. */
  readableFrom: number;
}

/**
 * Brings the tables to the version of this code, under a lock that makes other processes wait. Tables of a later version
 * are left alone, and taken as they are where that version says that this code can work with them.
 * Throws `store_unavailable` where the user of the database may not do that, `store_damaged` with both versions where
 * the tables are too new.
 */
export async function bringUpToDate(
  { db, where }: Connected,
  log: (message: string) => void,
  steps: readonly SchemaStep[] = SCHEMA_STEPS,
): Promise<void> {
  const known = latestOf(steps);
  const before = await schemaState(db);
  if (before.version < known) {
    await runSteps(db, where, steps);
    log(`${where}: tables brought from version ${before.version} to ${known}.`);
  }
  checkFits(await schemaState(db), known, where, log);
}

/** For whoever only reads and migrates nothing. Throws `store_unavailable` as long as the tables are older. */
export async function checkUpToDate({ db, where }: Connected, log: (message: string) => void): Promise<void> {
  const known = latestOf(SCHEMA_STEPS);
  const state = await schemaState(db);
  if (state.version < known) throw older(state, known, where);
  checkFits(state, known, where, log);
}

function latestOf(steps: readonly SchemaStep[]): number {
  return steps.at(-1)?.version ?? 0;
}

async function schemaState(db: Kysely<Tables>): Promise<SchemaState> {
  const there = await sql<{ there: boolean }>`
    SELECT to_regclass('groundwork.schema_version') IS NOT NULL AS there`.execute(db);
  if (there.rows[0]?.there !== true) return { version: 0, readableFrom: 0 };
  const { version, readable_from: readableFrom } = await db
    .selectFrom('schema_version')
    .selectAll()
    .executeTakeFirstOrThrow();
  return { version, readableFrom };
}

async function runSteps(db: Kysely<Tables>, where: string, steps: readonly SchemaStep[]): Promise<void> {
  const migrations = Object.fromEntries(
    steps.map((step) => [
      String(step.version).padStart(4, '0'),
      { up: (to: Kysely<unknown>) => run(step, to) },
    ]),
  );
  const provider = { getMigrations: () => Promise.resolve(migrations) };
  const migrator = new Migrator({ db, provider, migrationTableSchema: SCHEMA });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  // Another process may have run later steps meanwhile; what is there now decides.
  if ((await schemaState(db)).version >= latestOf(steps)) return;
  throw error instanceof Fault && error.code === 'store_unavailable' ? notMigrated(error, where) : error;
}

async function run({ version, readableFrom, up }: SchemaStep, db: Kysely<unknown>): Promise<void> {
  // An index on a large table takes its time.
  await sql`SET LOCAL statement_timeout = 0`.execute(db);
  await up(db);
  await sql`
    CREATE TABLE IF NOT EXISTS groundwork.schema_version (
      one boolean PRIMARY KEY DEFAULT true CHECK (one),
      version integer NOT NULL,
      readable_from integer NOT NULL
    )`.execute(db);
  await sql`
    INSERT INTO groundwork.schema_version (version, readable_from) VALUES (${version}, ${readableFrom})
    ON CONFLICT (one) DO UPDATE SET version = excluded.version, readable_from = excluded.readable_from`.execute(
    db,
  );
}

function checkFits(
  { version, readableFrom }: SchemaState,
  known: number,
  where: string,
  log: (message: string) => void,
): void {
  if (version <= known) return;
  if (readableFrom > known)
    throw new Fault(
      'store_damaged',
      `The tables of ${where} have version ${version}, which code of version ${readableFrom} and later can work with; this Groundwork has version ${known}.`,
      'Nothing was changed. Run the version of Groundwork that made them, or a later one.',
    );
  log(`${where}: tables have version ${version}; this Groundwork works with them as with version ${known}.`);
}

function older({ version }: SchemaState, known: number, where: string): Fault {
  return new Fault(
    'store_unavailable',
    `The tables of ${where} have version ${version}; this Groundwork needs version ${known}.`,
    'Start the server, which brings them up to date, or run: node bin/groundwork.js store migrate',
  );
}

function notMigrated(cause: Fault, where: string): Fault {
  return new Fault(
    'store_unavailable',
    `The tables of ${where} could not be brought up to date: ${cause.message}`,
    'Run “node bin/groundwork.js store migrate” with a DATABASE_URL whose user owns schema groundwork; then start again.',
    { cause },
  );
}

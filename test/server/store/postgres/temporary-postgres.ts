import { createHash } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import {
  openPostgresStore,
  type PostgresOptions,
} from '../../../../src/server/store/postgres/open-postgres-store.ts';
import { PORTAL_TABLES } from '../../../../src/server/store/postgres/tables.ts';
import type { Store } from '../../../../src/server/store/port/store.ts';
import type { Rewriting, StoreUnderTest } from '../../../contract/store/under-test.ts';
import { freshDatabase } from '../../../helpers/postgres.ts';
import type { Database } from '../../../postgres/database.ts';
import { NOW } from '../temporary-store.ts';

const TABLES = ['documents', ...PORTAL_TABLES];

/** A database of its own for the tests of a file or block. */
export function eachFile(): () => Database {
  let database: Database | null = null;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(async () => {
    await database?.drop();
  });
  return () => {
    if (database === null) throw new Error('A database is there only while tests run.');
    return database;
  };
}

export function openPostgresForTest(url: string, options: Partial<PostgresOptions> = {}): Promise<Store> {
  return openPostgresStore({
    ...{ url, poolSize: 5, mode: 'write', log: () => undefined },
    ...{ now: () => NOW, sleep: () => Promise.resolve(), ...options },
  });
}

/** A store in the database, which is emptied before. */
export async function makePostgresStore(database: Database): Promise<StoreUnderTest> {
  let current = await openPostgresForTest(database.url);
  await database.query(TABLES.map((table) => `DELETE FROM groundwork.${table};`).join(' '));
  return {
    store: current,
    async reopen() {
      await current.close();
      current = await openPostgresForTest(database.url);
      return current;
    },
    digest: () => digestOf(database),
    async rewrite(change) {
      for (const [table, column] of ITEMS) await rewriteColumn(database, table, column, change);
      return current;
    },
    async stored() {
      const items = await Promise.all(ITEMS.map(([table, column]) => itemsIn(database, table, column)));
      return items.flat().map(({ item }) => item);
    },
    dispose: () => current.close(),
  };
}

/** The columns that hold items whole. */
const ITEMS = [
  ['documents', 'body'],
  ['hypotheses', 'body'],
  ['written_records', 'body'],
  ['changes', 'body'],
  ['inbox', 'event'],
  ['audits', 'run'],
  ['audits', 'report'],
  ['definitions', 'body'],
] as const;

function itemsIn(
  database: Database,
  table: string,
  column: string,
): Promise<{ place: string; item: unknown }[]> {
  return database.query(
    `SELECT ctid::text AS place, ${column} AS item FROM groundwork.${table} WHERE ${column} IS NOT NULL`,
  );
}

async function rewriteColumn(
  database: Database,
  table: string,
  column: string,
  change: Rewriting,
): Promise<void> {
  for (const { place, item } of await itemsIn(database, table, column))
    await database.query(`UPDATE groundwork.${table} SET ${column} = $1 WHERE ctid = $2::tid`, [
      JSON.stringify(change(item)),
      place,
    ]);
}

/** Hash of every row of data. */
async function digestOf(database: Database): Promise<string> {
  const rows = TABLES.map((table) => `SELECT '${table} ' || t::text AS row FROM groundwork.${table} t`);
  const found = await database.query(`${rows.join(' UNION ALL ')} ORDER BY 1`);
  return createHash('sha256').update(JSON.stringify(found)).digest('hex');
}

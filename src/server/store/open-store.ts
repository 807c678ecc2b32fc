import { setTimeout } from 'node:timers/promises';
import { openLowdbStore, type LowdbOptions } from './lowdb/open-lowdb-store.ts';
import type { Store } from './port/store.ts';

export interface StoreConfig extends LowdbOptions {
  /** `DATABASE_URL`, or null when it is not set. */
  databaseUrl: string | null;
  /** Connections to that database at most, by this store. */
  databasePool: number;
  /** Longest wait for that database where it is not there, in milliseconds; half a minute unless given. */
  patienceMs?: number | undefined;
  /** Told of every statement to the database, without its values. */
  onStatement?(statement: { sql: string; ms: number }): void;
}

/**
 * The one place that chooses a store: PostgreSQL where a database is set, else files in the folder. What PostgreSQL
 * needs is loaded only then. Throws as `openPostgresStore` or `openLowdbStore`.
 */
export async function openStore(config: StoreConfig): Promise<Store> {
  const { databaseUrl, databasePool, patienceMs, onStatement, ...options } = config;
  if (databaseUrl === null) return openLowdbStore(options);
  const { openPostgresStore } = await import('./postgres/open-postgres-store.ts');
  const { mode, now, sleep = (ms) => setTimeout(ms), log = () => undefined } = options;
  const told = onStatement === undefined ? {} : { onStatement };
  const where = { url: databaseUrl, poolSize: databasePool };
  return openPostgresStore({ ...where, mode, now, sleep, log, patienceMs, ...told });
}

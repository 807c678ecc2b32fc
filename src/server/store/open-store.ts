import { setTimeout } from 'node:timers/promises';
import { openLowdbStore, type LowdbOptions } from './lowdb/open-lowdb-store.ts';
import type { Store } from './port/store.ts';

export interface StoreConfig extends LowdbOptions {
  /** `DATABASE_URL`, or null when it is not set. */
  databaseUrl: string | null;
  /** Connections to that database at most. */
  databasePool: number;
  /** Told of every statement to the database, without its values. */
  onStatement?(statement: { sql: string; ms: number }): void;
}

/**
 * The one place that chooses a store: PostgreSQL where a database is set, else files in the folder. What PostgreSQL
 * needs is loaded only then. Throws as `openPostgresStore` or `openLowdbStore`.
 */
export async function openStore(config: StoreConfig): Promise<Store> {
  const { databaseUrl, databasePool, onStatement, ...options } = config;
  if (databaseUrl === null) return openLowdbStore(options);
  const { openPostgresStore } = await import('./postgres/open-postgres-store.ts');
  const { mode, now, sleep = (ms) => setTimeout(ms), log = () => undefined } = options;
  const told = onStatement === undefined ? {} : { onStatement };
  return openPostgresStore({ url: databaseUrl, poolSize: databasePool, mode, now, sleep, log, ...told });
}

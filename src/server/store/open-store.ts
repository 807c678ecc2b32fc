import { Fault } from '../../core/fault.ts';
import { openLowdbStore, type LowdbOptions } from './lowdb/open-lowdb-store.ts';
import type { Store } from './port/store.ts';

export interface StoreConfig extends LowdbOptions {
  /** `DATABASE_URL`, or null when it is not set. */
  databaseUrl: string | null;
}

/**
 * The one place that chooses a store. Throws `store_unavailable` when a database is asked for, so that nobody takes
 * files on one machine for the shared database they set; else as `openLowdbStore`.
 */
export async function openStore({ databaseUrl, ...options }: StoreConfig): Promise<Store> {
  if (databaseUrl !== null) throw noDatabase();
  return openLowdbStore(options);
}

function noDatabase(): Fault {
  return new Fault(
    'store_unavailable',
    'DATABASE_URL is set, but this version of Groundwork has no PostgreSQL store.',
    'Unset DATABASE_URL to keep the data as files in GROUNDWORK_DATA_DIR, and run one process on that folder.',
  );
}

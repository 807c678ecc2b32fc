import { Fault } from '../../core/fault.ts';
import { openStore } from '../store/open-store.ts';
import { EXIT, type Shell } from './shell.ts';

/** Brings the tables up to date, for where the server's own user may not. Throws `no_database` without one. */
export async function migrateStoreCommand({ config, now, sleep, note, out }: Shell): Promise<number> {
  const { dataDir: directory, databaseUrl, databasePool } = config;
  if (databaseUrl === null) throw noDatabase();
  const store = await openStore({
    ...{ directory, databaseUrl, databasePool, now, sleep },
    ...{ log: note, mode: 'write' },
  });
  await store.close();
  out('The tables are up to date.');
  return EXIT.clean;
}

function noDatabase(): Fault {
  return new Fault(
    'no_database',
    'DATABASE_URL is not set, so there are no tables.',
    'Files in GROUNDWORK_DATA_DIR need nothing of the kind. For PostgreSQL set DATABASE_URL to its address.',
  );
}

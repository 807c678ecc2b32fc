import { Fault } from '../../core/fault.ts';
import { openConfiguredStore } from '../configured-store.ts';
import { EXIT, type Shell } from './shell.ts';

/** Brings the tables up to date, for where the server's own user may not. Throws `no_database` without one. */
export async function migrateStoreCommand(shell: Shell): Promise<number> {
  if (shell.config.databaseUrl === null) throw noDatabase();
  const store = await openConfiguredStore({ ...shell, mode: 'write' });
  await store.close();
  shell.out('The tables are up to date.');
  return EXIT.clean;
}

function noDatabase(): Fault {
  return new Fault(
    'no_database',
    'DATABASE_URL is not set, so there are no tables.',
    'Files in GROUNDWORK_DATA_DIR need nothing of the kind. For PostgreSQL set DATABASE_URL to its address.',
  );
}

import { resolve } from 'node:path';
import { Fault } from '../../core/fault.ts';
import { backUpFolder, type BackupParts } from '../store/lowdb/backup.ts';
import { restoreBackup } from '../store/lowdb/restore.ts';
import { EXIT, type Shell } from './shell.ts';

/** Copies the data folder into another one, also beside a running server. */
export async function backUpStoreCommand(shell: Shell, folder: string): Promise<number> {
  const { files } = await backUpFolder(partsOf(shell, folder));
  shell.out(`Backed up ${files.length} files to ${resolve(folder)}.`);
  return EXIT.clean;
}

/** Puts a backup into a data folder without data. */
export async function restoreStoreCommand(shell: Shell, folder: string): Promise<number> {
  const { files, madeAt } = await restoreBackup(partsOf(shell, folder));
  shell.out(`Restored ${files.length} files of ${madeAt} to ${shell.config.dataDir}.`);
  return EXIT.clean;
}

/** Throws `backup_of_database` where the data is in PostgreSQL, which has better means of its own. */
function partsOf({ config, now, sleep }: Shell, folder: string): BackupParts {
  if (config.databaseUrl !== null) throw ofDatabase();
  return { directory: config.dataDir, backup: resolve(folder), now: () => now(), sleep: (ms) => sleep(ms) };
}

function ofDatabase(): Fault {
  return new Fault(
    'backup_of_database',
    'DATABASE_URL is set, so the data is in PostgreSQL and not in files.',
    'Use pg_dump and pg_restore, or what your database host offers; to move data, “store copy”.',
  );
}

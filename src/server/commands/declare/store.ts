import type { Command } from 'commander';
import type { Start } from '../declare.ts';
import { portalId } from './options.ts';

export function declareStore(program: Command, start: Start): void {
  const store = program.command('store').description('Where the data is kept.');
  store
    .command('migrate')
    .description('Bring the tables of DATABASE_URL up to date; the server does it itself where it may.')
    .action(() => start(async (shell) => (await import('../migrate-store.ts')).migrateStoreCommand(shell)));
  store
    .command('copy')
    .description('Copy accounts from one store into another; run again, it goes on where it was interrupted.')
    .requiredOption('--from <place>', 'a data folder, or a postgresql:// address')
    .requiredOption('--to <place>', 'a data folder, or a postgresql:// address')
    .option('--portal <id>', 'only this account', portalId)
    .action((options) =>
      start(async (shell) => (await import('../copy-store.ts')).copyStoreCommand(shell, options)),
    );
  store
    .command('backup')
    .argument('<folder>', 'where to; it must not be there yet')
    .description('Copy the data folder as it stands at one moment, also while the server runs.')
    .action((folder) =>
      start(async (shell) => (await import('../back-up-store.ts')).backUpStoreCommand(shell, folder)),
    );
  store
    .command('restore')
    .argument('<folder>', 'what “store backup” wrote')
    .description('Put a backup into a data folder that holds no data.')
    .action((folder) =>
      start(async (shell) => (await import('../back-up-store.ts')).restoreStoreCommand(shell, folder)),
    );
}

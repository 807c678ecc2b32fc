import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Fault } from '../../core/fault.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/port/store.ts';
import { copyPortal } from '../use-cases/copy/copy-portal.ts';
import { EXIT, type Shell } from './shell.ts';

export interface CopyOptions {
  /** A folder, or the address of a PostgreSQL database. */
  from: string;
  to: string;
}

/** Copies accounts, or the one that was named, from one store into another. Exit 1 when one of them was there already. */
export async function copyStoreCommand(shell: Shell, options: CopyOptions): Promise<number> {
  const from = await openSource(shell, options.from);
  try {
    const to = await openPlace(shell, options.to, 'write');
    try {
      return await copyAll(shell, { from, to });
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

async function copyAll(shell: Shell, stores: { from: Store; to: Store }): Promise<number> {
  const known = (await stores.from.portals.list()).map(({ portalId }) => portalId);
  const wanted = known.filter((portalId) => shell.portalId === null || portalId === shell.portalId);
  if (wanted.length === 0) throw noPortals(shell.portalId, known);
  let code: number = EXIT.clean;
  for (const portalId of wanted) {
    const progress = (part: string, items: number) =>
      shell.progress(`Account ${portalId}: ${items.toLocaleString('en-US')} ${part} …`);
    const copied = await copyPortal({ ...stores, progress }, portalId);
    if (copied.ok)
      shell.out(
        `Account ${portalId}: ${copied.value.items.toLocaleString('en-US')} items copied and compared.`,
      );
    else {
      shell.note(`${copied.message} ${copied.hint}`);
      code = EXIT.found;
    }
  }
  return code;
}

/** A folder is taken for this process alone, so that nobody writes there meanwhile; a database is only read. */
async function openSource(shell: Shell, place: string): Promise<Store> {
  if (isDatabase(place)) return openPlace(shell, place, 'read');
  if (existsSync(place)) return openPlace(shell, place, 'write');
  throw new Fault(
    'no_such_folder',
    `There is no folder ${place}.`,
    'Name the folder that GROUNDWORK_DATA_DIR names.',
  );
}

function openPlace(shell: Shell, place: string, mode: 'read' | 'write'): Promise<Store> {
  const { config, now, sleep, note } = shell;
  const databaseUrl = isDatabase(place) ? place : null;
  return openStore({
    ...{ directory: resolve(place), databaseUrl, databasePool: config.databasePool },
    ...{ now, sleep, log: note, mode },
  });
}

function isDatabase(place: string): boolean {
  return /^postgres(ql)?:\/\//.test(place);
}

function noPortals(portal: string | null, known: readonly string[]): Fault {
  const there = known.length === 0 ? 'It holds none.' : `It holds ${known.join(', ')}.`;
  const what = portal === null ? 'no accounts' : `no account ${portal}`;
  return new Fault('no_accounts', `There is ${what} in the store that is copied from.`, there);
}

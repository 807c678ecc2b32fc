import { readdir } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { documentFile } from './document-file.ts';
import { emptyFolder, removeFile, restoreFolder, syncFolder } from './durable-files.ts';
import { isMissing, unavailable } from './file-faults.ts';
import type { Gate } from '../gate.ts';
import type { ItemKind } from '../item-kind.ts';
import { journalFile } from './journal-file.ts';
import { collectionPath, erasedPath, freshPath, isErased, portalFolder, portalOfFresh } from './safe-path.ts';
import { createTable, type Table } from './table.ts';

/** The tables of one data folder, each opened once. */
export interface Folder {
  readonly directory: string;
  readonly gate: Gate;
  /** Takes sentences for the operator. */
  readonly log: (message: string) => void;
  /** A small collection of a portal. Throws `store_invalid` for a portal id that cannot be a folder. */
  collection<Item>(portalId: string, name: string, kind: ItemKind<Item>): Table<Item>;
  /** A large collection in a file of lines. */
  journal<Item>(path: string, kind: ItemKind<Item>): Table<Item>;
  /** Writing that goes past the tables: one piece of work at a time under a name, and closing waits for it. */
  alone(name: string, work: () => Promise<void>): Promise<void>;
  /** Deletes all that is in a portal's folder but the collections named, after what is under way there. */
  erasePortal(portalId: string, kept: readonly string[]): Promise<'erased' | 'absent'>;
  settle(): Promise<void>;
}

export function createFolder(directory: string, gate: Gate, log: (message: string) => void): Folder {
  const tables = new Map<string, Table<unknown>>();
  const lastOf = new Map<string, Promise<void>>();

  function once<Item>(path: string, open: () => Table<Item>): Table<Item> {
    // A path belongs to one kind of item, so that the table found there holds what the caller asks for.
    const known = tables.get(path) as Table<Item> | undefined;
    if (known !== undefined) return known;
    const table = open();
    tables.set(path, table as Table<unknown>);
    return table;
  }

  async function alone(name: string, work: () => Promise<void>): Promise<void> {
    const before = lastOf.get(name) ?? Promise.resolve();
    const done = before.then(work);
    // Whoever asked for the work hears of its failure; the next in line only waits for its end.
    const ended = done.catch(() => undefined);
    lastOf.set(name, ended);
    try {
      await done;
    } finally {
      if (lastOf.get(name) === ended) lastOf.delete(name);
    }
  }

  /** What is being written; with a path only what is written inside it. */
  function writesIn(path?: string): Promise<void>[] {
    const isInside = ([name]: [string, unknown]) => path === undefined || name.startsWith(`${path}${sep}`);
    const ofTables = [...tables].filter(isInside).flatMap(([, table]) => table.writes() ?? []);
    return [...ofTables, ...[...lastOf].filter(isInside).map(([, last]) => last)];
  }

  async function settle(path?: string): Promise<void> {
    for (let writes = writesIn(path); writes.length > 0; writes = writesIn(path)) await Promise.all(writes);
  }

  return {
    directory,
    gate,
    log,
    collection(portalId, name, kind) {
      const path = collectionPath(directory, portalId, name);
      return once(path, () => createTable(documentFile(path, kind), gate));
    },
    journal: (path, kind) => once(path, () => createTable(journalFile(path, kind, gate, log), gate)),
    alone,
    async erasePortal(portalId, kept) {
      gate.checkWritable();
      const path = portalFolder(directory, portalId);
      const [aside, fresh] = [erasedPath(directory, portalId), freshPath(directory, portalId)];
      const files = kept.map((name) => basename(collectionPath(directory, portalId, name)));
      let outcome: 'erased' | 'absent' = 'absent';
      await alone(aside, async () => {
        await Promise.all([removeFile(aside), removeFile(fresh)]);
        await settle(path);
        // Nothing gives way from here on until the tables are forgotten: what they hold is there no more.
        gate.checkLock();
        if (!emptyFolder({ path, aside, fresh, kept: files })) return;
        for (const name of tables.keys()) if (name.startsWith(`${path}${sep}`)) tables.delete(name);
        outcome = 'erased';
        await syncFolder(dirname(path));
        await removeFile(aside);
      });
      return outcome;
    },
    settle: () => settle(),
  };
}

/** Finishes what a crash left of portals that were being erased. */
export async function finishErasing(directory: string): Promise<void> {
  const names = await namesIn(directory);
  for (const name of names) {
    const portalId = portalOfFresh(name);
    if (portalId === null) continue;
    await restoreFolder({ path: portalFolder(directory, portalId), fresh: join(directory, name) });
  }
  await Promise.all(names.filter(isErased).map((name) => removeFile(join(directory, name))));
}

/** Names in a folder, sorted; none when the folder is not there. Throws `store_unavailable`. */
export async function namesIn(path: string): Promise<string[]> {
  try {
    return (await readdir(path)).sort();
  } catch (cause) {
    if (isMissing(cause)) return [];
    throw unavailable('read', path, cause);
  }
}

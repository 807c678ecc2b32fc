import { readdir } from 'node:fs/promises';
import { documentFile } from './document-file.ts';
import { isMissing, unavailable } from './file-faults.ts';
import type { Gate } from './gate.ts';
import type { ItemKind } from './item-kind.ts';
import { journalFile } from './journal-file.ts';
import { collectionPath } from './safe-path.ts';
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

  return {
    directory,
    gate,
    log,
    collection(portalId, name, kind) {
      const path = collectionPath(directory, portalId, name);
      return once(path, () => createTable(documentFile(path, kind), gate));
    },
    journal: (path, kind) => once(path, () => createTable(journalFile(path, kind, gate, log), gate)),
    alone(name, work) {
      const before = lastOf.get(name) ?? Promise.resolve();
      const done = before.then(work);
      // Whoever asked for the work hears of its failure; the next in line only waits for its end.
      lastOf.set(
        name,
        done.catch(() => undefined),
      );
      return done;
    },
    async settle() {
      await Promise.all([...[...tables.values()].map((table) => table.settle()), ...lastOf.values()]);
    },
  };
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

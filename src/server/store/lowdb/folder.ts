import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { documentFile } from './document-file.ts';
import { removeFile, removeFolder } from './durable-files.ts';
import { isMissing, unavailable } from './file-faults.ts';
import type { Gate } from './gate.ts';
import type { ItemKind } from './item-kind.ts';
import { journalFile } from './journal-file.ts';
import { collectionPath, erasedPath, isErased, portalFolder } from './safe-path.ts';
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
  /** Deletes a portal's folder with all that is in it, after what is under way there. */
  erasePortal(portalId: string): Promise<'erased' | 'absent'>;
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

  function alone(name: string, work: () => Promise<void>): Promise<void> {
    const before = lastOf.get(name) ?? Promise.resolve();
    const done = before.then(work);
    // Whoever asked for the work hears of its failure; the next in line only waits for its end.
    lastOf.set(
      name,
      done.catch(() => undefined),
    );
    return done;
  }

  /** Waits for what is being written in a portal's folder and forgets the tables there. */
  async function finishInside(path: string): Promise<void> {
    const isInside = (name: string): boolean => name.startsWith(`${path}${sep}`);
    const inside = [...tables].filter(([name]) => isInside(name));
    const others = [...lastOf].filter(([name]) => isInside(name)).map(([, last]) => last);
    await Promise.all([...inside.map(([, table]) => table.settle()), ...others]);
    for (const [name] of inside) tables.delete(name);
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
    async erasePortal(portalId) {
      gate.checkWritable();
      const path = portalFolder(directory, portalId);
      const aside = erasedPath(directory, portalId);
      let outcome: 'erased' | 'absent' = 'absent';
      await alone(aside, async () => {
        await finishInside(path);
        gate.checkLock();
        if (await removeFolder(path, aside)) outcome = 'erased';
      });
      return outcome;
    },
    async settle() {
      await Promise.all([...[...tables.values()].map((table) => table.settle()), ...lastOf.values()]);
    },
  };
}

/** Finishes what a crash left of portals that were being erased. */
export async function finishErasing(directory: string): Promise<void> {
  const left = (await namesIn(directory)).filter(isErased);
  await Promise.all(left.map((name) => removeFile(join(directory, name))));
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

import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { openLowdbStore, type LowdbOptions } from '../../../src/server/store/lowdb/open-lowdb-store.ts';
import type { Store } from '../../../src/server/store/port/store.ts';
import type { Rewriting, StoreUnderTest } from '../../contract/store/under-test.ts';

const Document = z.strictObject({ format: z.int(), items: z.array(z.unknown()) });

export const NOW = Date.parse('2026-11-01T12:00:00.000Z');

/** An empty folder of its own for a test. */
export async function temporaryFolder(): Promise<{ directory: string; dispose(): Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'groundwork-store-'));
  return { directory, dispose: () => rm(directory, { recursive: true, force: true }) };
}

/** Opens a store for writing that does not wait for a lock. */
export function openForTest(directory: string, options: Partial<LowdbOptions> = {}): Promise<Store> {
  return openLowdbStore({
    directory,
    mode: 'write',
    now: () => NOW,
    sleep: () => Promise.resolve(),
    ...options,
  });
}

/** A lowdb store on a real temporary folder. */
export async function makeLowdbStore(): Promise<StoreUnderTest> {
  const { directory, dispose } = await temporaryFolder();
  let current = await openForTest(directory);
  return {
    store: current,
    async reopen() {
      await current.close();
      current = await openForTest(directory);
      return current;
    },
    digest: () => digestOf(directory),
    async rewrite(change) {
      await current.close();
      for (const path of await filesOf(directory)) await rewriteFile(path, change);
      current = await openForTest(directory);
      return current;
    },
    stored: async () => {
      const files = await Promise.all((await filesOf(directory)).map(itemsIn));
      return files.flatMap(({ items }) => items);
    },
    async dispose() {
      await current.close();
      await dispose();
    },
  };
}

/** Paths of the files of data in the folder; the lock is no data. */
async function filesOf(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return paths.sort().filter((one) => !one.includes('.lock'));
}

/** Every file of data in the folder, with its name. */
export async function textOf(directory: string): Promise<string> {
  const texts = (await filesOf(directory)).map(async (path) => `${path}\n${await readFile(path, 'utf8')}`);
  return (await Promise.all(texts)).join('\n');
}

async function itemsIn(path: string): Promise<z.infer<typeof Document>> {
  const text = await readFile(path, 'utf8');
  if (path.endsWith('.json')) return Document.parse(JSON.parse(text));
  const [header, ...items] = text
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  return Document.parse({ ...Object(header), items });
}

async function rewriteFile(path: string, change: Rewriting): Promise<void> {
  const { format, items } = await itemsIn(path);
  const changed = items.map(change);
  const lines = [{ format }, ...changed].map((line) => `${JSON.stringify(line)}\n`);
  await writeFile(path, path.endsWith('.json') ? JSON.stringify({ format, items: changed }) : lines.join(''));
}

/** Hash of all that. */
export async function digestOf(directory: string): Promise<string> {
  return createHash('sha256')
    .update(await textOf(directory))
    .digest('hex');
}

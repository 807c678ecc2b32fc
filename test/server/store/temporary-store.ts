import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLowdbStore, type LowdbOptions } from '../../../src/server/store/lowdb/open-lowdb-store.ts';
import type { Store } from '../../../src/server/store/port/store.ts';
import type { StoreUnderTest } from '../../contract/store/under-test.ts';

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
    async dispose() {
      await current.close();
      await dispose();
    },
  };
}

/** Every file of data in the folder, with its name; the lock is no data. */
export async function textOf(directory: string): Promise<string> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = paths.sort().filter((one) => !one.includes('.lock'));
  return (await Promise.all(texts.map(async (path) => `${path}\n${await readFile(path, 'utf8')}`))).join(
    '\n',
  );
}

/** Hash of all that. */
export async function digestOf(directory: string): Promise<string> {
  return createHash('sha256')
    .update(await textOf(directory))
    .digest('hex');
}

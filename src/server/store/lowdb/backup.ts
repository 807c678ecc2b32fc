import { join } from 'node:path';
import { Fault } from '../../../core/fault.ts';
import { toInstant } from '../../../core/time.ts';
import { copyDurably, dataFiles, FORMAT, MANIFEST, sha256Of, type Manifest } from './backup-files.ts';
import { removeFile, replaceFile } from './durable-files.ts';
import { namesIn } from './folder.ts';

export interface BackupParts {
  /** The data folder, and the folder of the backup. */
  directory: string;
  backup: string;
  /** Epoch milliseconds. */
  now(): number;
  /** Waits for so many milliseconds. */
  sleep(ms: number): Promise<void>;
}

/** How often the files are looked through before a store that is never still is given up. */
const ROUNDS = 20;
const PAUSE_MS = 250;

/**
 * Copies a data folder as it stood at one moment, also while a server writes to it: what changed meanwhile is copied
 * again, until nothing has. Throws `backup_exists` where the other folder holds something, `backup_empty` where there
 * is no data, `backup_unsteady` when the store is never still, `store_unavailable` when the disk refuses.
 */
export async function backUpFolder(parts: BackupParts): Promise<Manifest> {
  const { directory, backup, now } = parts;
  if ((await namesIn(backup)).length > 0) throw exists(backup);
  if ((await dataFiles(directory)).size === 0) throw empty(directory);
  const copied = await copyUntilStill(parts);
  const manifest: Manifest = { format: FORMAT, madeAt: toInstant(now()), files: [] };
  for (const path of copied) manifest.files.push({ path, sha256: await sha256Of(join(backup, path)) });
  await replaceFile(join(backup, MANIFEST), JSON.stringify(manifest));
  return manifest;
}

/** Answers the paths of the files, sorted. */
async function copyUntilStill({ directory, backup, sleep }: BackupParts): Promise<string[]> {
  const copied = new Map<string, string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const found = await dataFiles(directory);
    const changed = [...found].filter(([path, signature]) => copied.get(path) !== signature);
    const gone = [...copied.keys()].filter((path) => !found.has(path));
    if (changed.length === 0 && gone.length === 0) return [...copied.keys()].sort();
    for (const path of gone) {
      copied.delete(path);
      await removeFile(join(backup, path));
    }
    for (const [path, signature] of changed)
      if (await copyDurably(join(directory, path), join(backup, path))) copied.set(path, signature);
    await sleep(PAUSE_MS);
  }
  throw unsteady(directory);
}

function exists(backup: string): Fault {
  const hint = 'Name a folder that is not there yet: no backup is overwritten.';
  return new Fault('backup_exists', `${backup} holds something already.`, hint);
}

function empty(directory: string): Fault {
  const hint = 'Set GROUNDWORK_DATA_DIR to the folder that the server uses.';
  return new Fault('backup_empty', `There is no data in ${directory}.`, hint);
}

function unsteady(directory: string): Fault {
  const hint = 'Try again when no audit or measurement is under way, or stop the server first.';
  return new Fault('backup_unsteady', `${directory} was written to all the time; there is no backup.`, hint);
}

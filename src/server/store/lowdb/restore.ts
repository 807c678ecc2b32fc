import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../../core/fault.ts';
import type { BackupParts } from './backup.ts';
import { copyDurably, dataFiles, MANIFEST, readManifest, sha256Of, type Manifest } from './backup-files.ts';
import { makeFolder, removeFile, replaceFile, syncFolder } from './durable-files.ts';
import { damaged, unavailable } from './file-faults.ts';
import { namesIn } from './folder.ts';
import { lockFolder } from './folder-lock.ts';

/** Where files are put together before they take their place; with the backup's list once all of them are there. */
const RESTORING = '.restoring';

/**
 * Puts a backup into a data folder that holds no data, once every file of it was found whole; all of it or nothing, and
 * after a crash run again or on opening. Throws `backup_missing`, `store_damaged`, `store_not_empty`, and as `lockFolder`
 * while another process holds the folder.
 */
export async function restoreBackup(parts: BackupParts): Promise<Manifest> {
  const { directory, backup, now, sleep } = parts;
  const manifest = await readManifest(backup);
  if (manifest === null) throw missing(backup);
  await makeDataFolder(directory);
  const lock = await lockFolder({ directory, now, sleep, log: () => undefined, onLost: () => undefined });
  try {
    const list = JSON.stringify(manifest);
    if (JSON.stringify(await finishRestoring(directory)) === list) return manifest;
    if ((await dataFiles(directory)).size > 0) throw notEmpty(directory);
    await removeFile(join(directory, RESTORING));
    for (const file of manifest.files) await putAside(directory, backup, file);
    await replaceFile(join(directory, RESTORING, MANIFEST), list);
    await finishRestoring(directory);
    return manifest;
  } finally {
    await lock.release();
  }
}

/**
 * Ends a restore that was interrupted after everything had been put together. Answers what was restored, null where
 * there is nothing to end. For whoever holds the folder.
 */
export async function finishRestoring(directory: string): Promise<Manifest | null> {
  const manifest = await readManifest(join(directory, RESTORING));
  if (manifest !== null) await moveIntoPlace(directory);
  return manifest;
}

/** For whoever only reads. Throws `store_unavailable` while a restore that was interrupted has not been ended. */
export async function checkRestored(directory: string): Promise<void> {
  if ((await readManifest(join(directory, RESTORING))) === null) return;
  throw new Fault(
    'store_unavailable',
    `A restore into ${directory} was interrupted: some of its accounts may not be in place yet.`,
    'Run “node bin/groundwork.js store restore” again or start the server; either ends it.',
  );
}

async function makeDataFolder(directory: string): Promise<void> {
  try {
    await makeFolder(directory);
  } catch (cause) {
    throw unavailable('write', directory, cause);
  }
}

async function putAside(
  directory: string,
  backup: string,
  { path, sha256 }: Manifest['files'][number],
): Promise<void> {
  const [from, to] = [join(backup, path), join(directory, RESTORING, path)];
  if (!(await copyDurably(from, to))) throw damaged(from, 'it is missing');
  if ((await sha256Of(to)) !== sha256) throw damaged(from, 'it is not what was backed up');
}

async function moveIntoPlace(directory: string): Promise<void> {
  const from = join(directory, RESTORING);
  try {
    const names = (await namesIn(from)).filter((name) => name !== MANIFEST);
    for (const name of names) await rename(join(from, name), join(directory, name));
    await syncFolder(directory);
    await removeFile(from);
    await syncFolder(directory);
  } catch (cause) {
    throw unavailable('write', directory, cause);
  }
}

function missing(backup: string): Fault {
  const message = `There is no whole backup in ${backup}: it has no ${MANIFEST}.`;
  return new Fault('backup_missing', message, 'Name the folder that “store backup” wrote.');
}

function notEmpty(directory: string): Fault {
  const hint = 'Nothing was changed. Move what is there away, or set GROUNDWORK_DATA_DIR to a new folder.';
  return new Fault('store_not_empty', `${directory} holds data already.`, hint);
}

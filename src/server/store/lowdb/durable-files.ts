import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { mkdir, open, rename, rm, stat, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isMissing, unavailable } from './file-faults.ts';

const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/**
 * Puts a file in place whole or not at all: a temporary file beside it is written, forced to disk and renamed, and
 * the rename is forced to disk as well. `writeFile` writes on until all is written; a single `write` may
 * stop short on a nearly full disk without an error, and the rename would then destroy the good file.
 * One caller per path at a time. Throws `store_unavailable`; the former file is then untouched.
 */
export async function replaceFile(path: string, content: string | Iterable<string>): Promise<void> {
  const temporary = `${path}.tmp`;
  try {
    await makeFolder(dirname(path));
    await withFile(temporary, 'w', async (file) => {
      await writeFile(file, content);
      await file.sync();
    });
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (cause) {
    throw unavailable('write', path, cause);
  }
}

/**
 * Adds text to the end of a file of `length` bytes and forces it to disk; resolves with the new length. When that
 * fails the file is cut back, so that a half-written line never stands before a good one. Throws `store_unavailable`.
 */
export async function appendToFile(path: string, length: number, text: string): Promise<number> {
  try {
    await makeFolder(dirname(path));
    await withFile(path, 'a', async (file) => {
      try {
        await writeFile(file, text);
        await file.sync();
      } catch (error) {
        await file.truncate(length);
        throw error;
      }
    });
    if (length === 0) await syncFolder(dirname(path));
    return length + Buffer.byteLength(text);
  } catch (cause) {
    throw unavailable('write', path, cause);
  }
}

/** Cuts a file, which need not be there, to its first `length` bytes, durably. Throws `store_unavailable`. */
export async function cutFile(path: string, length: number): Promise<void> {
  try {
    await withFile(path, 'a', async (file) => {
      await file.truncate(length);
      await file.sync();
    });
  } catch (cause) {
    throw unavailable('write', path, cause);
  }
}

/** Takes a file, or a folder with all in it, away; it need not be there. Throws `store_unavailable`. */
export async function removeFile(path: string): Promise<void> {
  try {
    await rm(path, { recursive: true, force: true });
  } catch (cause) {
    throw unavailable('write', path, cause);
  }
}

/** A folder that is emptied: where it is put before it is deleted, and where the one that replaces it is made. */
export interface Emptying {
  path: string;
  aside: string;
  fresh: string;
  /** Names of the files that stay; a folder of which nothing stays is not replaced. */
  kept: readonly string[];
}

/**
 * Puts a folder aside and in its place one that holds only the files that stay. It does so without giving way, so that
 * nothing is written there meanwhile; `restoreFolder` mends what a crash interrupts. Answers whether there was one.
 * Throws `store_unavailable`; all is then as it was.
 */
export function emptyFolder({ path, aside, fresh, kept }: Emptying): boolean {
  try {
    if (!existsSync(path)) return false;
    if (kept.length > 0) copyFiles(path, fresh, kept);
    renameSync(path, aside);
    if (kept.length > 0) replaceOrPutBack(fresh, { path, aside });
    return true;
  } catch (cause) {
    throw unavailable('write', path, cause);
  }
}

function copyFiles(from: string, to: string, names: readonly string[]): void {
  mkdirSync(to, { mode: FOLDER_MODE });
  for (const name of names)
    if (existsSync(join(from, name)))
      writeFileSync(join(to, name), readFileSync(join(from, name)), { mode: FILE_MODE, flush: true });
  if (process.platform === 'win32') return;
  const folder = openSync(to, 'r');
  fsyncSync(folder);
  closeSync(folder);
}

function replaceOrPutBack(fresh: string, { path, aside }: Pick<Emptying, 'path' | 'aside'>): void {
  try {
    renameSync(fresh, path);
  } catch (error) {
    renameSync(aside, path);
    throw error;
  }
}

/** Puts the folder made by `emptyFolder` in its place where a crash came before that, or deletes it. */
export async function restoreFolder({ path, fresh }: Pick<Emptying, 'path' | 'fresh'>): Promise<void> {
  if (existsSync(path)) return removeFile(fresh);
  try {
    await rename(fresh, path);
    await syncFolder(dirname(path));
  } catch (cause) {
    throw unavailable('write', path, cause);
  }
}

/** Makes a folder that only its owner can look into, with its parents. */
export async function makeFolder(path: string): Promise<void> {
  const firstMade = await mkdir(path, { recursive: true, mode: FOLDER_MODE });
  if (firstMade !== undefined) await syncFolder(dirname(firstMade));
}

/** Changes whenever the file is swapped or grows; null while there is no file. Throws `store_unavailable`. */
export async function fileSignature(path: string): Promise<string | null> {
  try {
    const { ino, size, mtimeNs } = await stat(path, { bigint: true });
    return `${ino}:${size}:${mtimeNs}`;
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw unavailable('read', path, cause);
  }
}

async function withFile(
  path: string,
  flags: string,
  work: (file: FileHandle) => Promise<void>,
): Promise<void> {
  const file = await open(path, flags, FILE_MODE);
  try {
    await work(file);
  } finally {
    await file.close();
  }
}

export async function syncFile(path: string): Promise<void> {
  await withFile(path, 'r+', (file) => file.sync());
}

/** A new name in a folder survives a power cut only once the folder itself is on disk. Windows has no such call. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  await withFile(path, 'r', (folder) => folder.sync());
}

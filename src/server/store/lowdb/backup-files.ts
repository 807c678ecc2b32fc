import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod/mini';
import { fileSignature, makeFolder, syncFile } from './durable-files.ts';
import { damaged, isMissing, newerFormat, unavailable } from './file-faults.ts';
import { isErased } from './safe-path.ts';

/** Names the files of a backup and what is in them; written last, so that a backup without it is none. */
export const MANIFEST = 'backup.json';
export const FORMAT = 1;

/** No path of a manifest leads out of the folder. */
const Path = z.string().check(z.regex(/^(?!.*\.\.)[\w.-]+(\/[\w.-]+)*$/));
const Manifest = z.strictObject({
  format: z.int(),
  /** ISO 8601. */
  madeAt: z.string(),
  files: z.array(z.strictObject({ path: Path, sha256: z.string() })),
});
export type Manifest = z.infer<typeof Manifest>;

/** What belongs to a running process and not to the data. */
function isData(path: string): boolean {
  const [first = ''] = path.split('/');
  return (
    !first.startsWith('.lock') &&
    !first.startsWith('.restoring') &&
    !isErased(first) &&
    !path.endsWith('.tmp')
  );
}

/** The files of a data folder, each with what changes when it does; none where the folder is not there. */
export async function dataFiles(directory: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const path of (await filesIn(directory)).filter(isData)) {
    const signature = await fileSignature(join(directory, path));
    if (signature !== null) files.set(path, signature);
  }
  return files;
}

async function filesIn(directory: string): Promise<string[]> {
  try {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    return files.map(({ parentPath, name }) =>
      relative(directory, join(parentPath, name)).replaceAll('\\', '/'),
    );
  } catch (cause) {
    if (isMissing(cause)) return [];
    throw unavailable('read', directory, cause);
  }
}

/** Copies a file and forces it to disk; false where there is none. Throws `store_unavailable`. */
export async function copyDurably(from: string, to: string): Promise<boolean> {
  try {
    await makeFolder(dirname(to));
    await copyFile(from, to);
    await syncFile(to);
    return true;
  } catch (cause) {
    if (isMissing(cause)) return false;
    throw unavailable('write', to, cause);
  }
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** The manifest of a backup; null where there is none. Throws `store_damaged`. */
export async function readManifest(backup: string): Promise<Manifest | null> {
  const path = join(backup, MANIFEST);
  const text = await readText(path);
  if (text === null) return null;
  const manifest = Manifest.safeParse(parsed(path, text));
  if (!manifest.success) throw damaged(path, 'it is no list of files');
  if (manifest.data.format > FORMAT) throw newerFormat(path, manifest.data.format, FORMAT);
  return manifest.data;
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw unavailable('read', path, cause);
  }
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw damaged(path, 'it is not JSON', cause);
  }
}

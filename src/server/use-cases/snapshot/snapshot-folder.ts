import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { accept, refuse, type Result } from '../../../core/result.ts';
import { systemCode } from '../../store/system-code.ts';
import { About, FILES } from './snapshot-format.ts';
import type { WriteFile } from './take-snapshot.ts';

export type FolderRefusal = 'not_a_folder' | 'folder_in_use' | 'folder_not_empty' | 'other_account';

/**
 * Whether a snapshot of an account may be written at a path: where nothing is, in an empty folder, and in place of an
 * earlier snapshot of the same account that holds nothing else.
 */
export async function mayWriteSnapshot(
  path: string,
  { portalId, workingFolder }: { portalId: string; workingFolder: string },
): Promise<Result<string, FolderRefusal>> {
  const folder = resolve(workingFolder, path);
  if (!relative(folder, workingFolder).startsWith('..')) {
    const message = `${path} is the working folder or holds it, and a snapshot is put in place as a whole.`;
    return refuse('folder_in_use', message, 'Name a folder inside it, as ./snapshot.');
  }
  const kind = await kindOf(folder);
  if (kind === 'file') return refuse('not_a_folder', `${path} is a file.`, 'Name a folder.');
  const names = kind === 'none' ? [] : await readdir(folder);
  if (names.length === 0) return accept(folder);
  const other = names.find((name) => !OURS.has(name));
  const about = await aboutIn(folder);
  if (other !== undefined || about === null) {
    const what = about === null ? 'is not empty and no snapshot' : `holds something else too: ${other}`;
    return refuse('folder_not_empty', `${path} ${what}.`, 'Name an empty folder; nothing was written.');
  }
  if (about.portalId === portalId) return accept(folder);
  const message = `${path} is a snapshot of account ${about.portalId}, and this is account ${portalId}.`;
  return refuse('other_account', message, 'Name another folder; nothing was written.');
}

const OURS: ReadonlySet<string> = new Set(Object.values(FILES));

async function kindOf(path: string): Promise<'none' | 'file' | 'folder'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return 'none';
    throw error;
  }
}

/** What a folder says of itself; null when it is no snapshot of a form that is known. */
async function aboutIn(folder: string): Promise<About | null> {
  try {
    const read = About.safeParse(JSON.parse(await readFile(join(folder, FILES.about), 'utf8')));
    return read.success ? read.data : null;
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}

/**
 * Puts a folder in place whole or not at all: everything is written into a folder beside it first, which then takes
 * its place. Whatever `fill` throws leaves the former folder as it was.
 */
export async function replaceFolder<Answer>(
  folder: string,
  fill: (write: WriteFile) => Promise<Answer>,
): Promise<Answer> {
  const beside = (what: string) => join(dirname(folder), `.${basename(folder)}.groundwork-${what}`);
  const [fresh, former] = [beside('new'), beside('former')];
  await rm(fresh, { recursive: true, force: true });
  await mkdir(join(fresh, FILES.definitions), { recursive: true });
  try {
    const answer = await fill(async (name, content) => {
      await writeFile(join(fresh, name), `${JSON.stringify(content, null, 2)}\n`);
    });
    await swap(folder, fresh, former);
    return answer;
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

async function swap(folder: string, fresh: string, former: string): Promise<void> {
  const isThere = (await kindOf(folder)) === 'folder';
  if (isThere) {
    await rm(former, { recursive: true, force: true });
    await rename(folder, former);
  }
  try {
    await rename(fresh, folder);
  } catch (error) {
    if (isThere) await rename(former, folder);
    throw error;
  }
  await rm(former, { recursive: true, force: true });
}

import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { accept, refuse, type Result } from '../../../core/result.ts';
import { systemCode } from '../../store/system-code.ts';
import { LARGEST_FILE, megabytes } from './largest-file.ts';

/** A file by name, with its text, or with the reason why it could not be read. */
export type FileText = { name: string; text: string } | { name: string; problem: string };

/** Reads one file, or every `.json` file of a folder in the order of their names. */
export async function readFlowFiles(path: string): Promise<Result<FileText[], 'not_found' | 'no_files'>> {
  const found = await kindOf(path);
  if (found === 'missing') {
    return refuse(
      'not_found',
      `There is nothing at ${path}.`,
      'Give a folder or a file with workflow definitions.',
    );
  }
  if (found === 'file') return accept([await readText(path)]);
  const names = (await readdir(path)).filter((name) => name.toLowerCase().endsWith('.json')).sort();
  if (names.length === 0) {
    return refuse(
      'no_files',
      `${path} holds no .json file.`,
      'Save workflow definitions there, one or many a file.',
    );
  }
  return accept(await Promise.all(names.map((name) => readText(join(path, name)))));
}

async function kindOf(path: string): Promise<'missing' | 'file' | 'folder'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return 'missing';
    throw error;
  }
}

async function readText(path: string): Promise<FileText> {
  const name = basename(path);
  try {
    const { size } = await stat(path);
    if (size > LARGEST_FILE) return { name, problem: tooLarge(size) };
    return { name, text: await readFile(path, 'utf8') };
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    return { name, problem: `the file could not be read (${code})` };
  }
}

/** Told by its size, before it is read. */
function tooLarge(size: number): string {
  return `the file has ${megabytes(size)} MB, and at most ${megabytes(LARGEST_FILE)} MB a file are read: save its workflows in several files`;
}

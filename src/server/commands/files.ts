import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { parse, YAMLParseError } from 'yaml';
import { Fault } from '../../core/fault.ts';
import { systemCode } from '../store/system-code.ts';
import { LARGEST_FILE, megabytes } from '../use-cases/audit/largest-file.ts';
import type { Shell } from './shell.ts';

/** Reads a file the user named. Throws `file_unreadable` with the path and the system's reason, or `file_too_large`. */
export async function readTextFile(path: string): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await readBytes(path));
}

/** The bytes of a file the user named. Throws like `readTextFile`. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST_FILE) throw tooLarge(path, size);
    return await readFile(path);
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw fileFault(
      'file_unreadable',
      `${path} cannot be read (${reasonOf(error)}).`,
      'Check the path.',
      error,
    );
  }
}

/** Reads YAML (JSON is YAML too). Throws `file_unreadable` or `file_not_yaml` with the place of the mistake. */
export async function readYamlFile(path: string): Promise<unknown> {
  const text = await readTextFile(path);
  try {
    return parse(text) as unknown;
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    throw notYaml(path, error);
  }
}

function tooLarge(path: string, size: number): Fault {
  const message = `${path} has ${megabytes(size)} MB; files of at most ${megabytes(LARGEST_FILE)} MB are read.`;
  return new Fault('file_too_large', message, 'Check that it is the right file, or split it.');
}

/** `file_not_yaml`, with the place of the mistake. */
export function notYaml(path: string, error: YAMLParseError): Fault {
  const message = `${path} is no valid YAML: ${error.message}`;
  return fileFault('file_not_yaml', message, 'Mend the file at that place.', error);
}

/** A result goes to standard output, or into the file that was named for it. Throws `file_unwritable`. */
export async function printOrWrite(
  { out, note }: Pick<Shell, 'out' | 'note'>,
  text: string,
  path: string | undefined,
): Promise<void> {
  if (path === undefined) return out(text);
  await writeTextFile(path, text);
  note(`Written to ${path}.`);
}

/** Writes a file the user named. Throws `file_unwritable`. */
export async function writeTextFile(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text.endsWith('\n') ? text : `${text}\n`);
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** Puts a file with secrets in place, whole or not at all, readable by its owner only. Throws `file_unwritable`. */
export async function writeSecretFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.tmp`;
  try {
    await rm(temporary, { force: true });
    await writeFile(temporary, text, { mode: 0o600, flag: 'wx' });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw unwritable(path, error);
  }
}

function unwritable(path: string, error: unknown): Fault {
  const hint = 'Choose a folder that exists and that you may write to.';
  return fileFault('file_unwritable', `${path} cannot be written (${reasonOf(error)}).`, hint, error);
}

function fileFault(code: string, message: string, hint: string, cause: unknown): Fault {
  return new Fault(code, message, hint, { cause });
}

function reasonOf(error: unknown): string {
  return systemCode(error) ?? 'unknown error';
}

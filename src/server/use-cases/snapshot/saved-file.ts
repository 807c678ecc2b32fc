import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as z from 'zod';
import { Fault } from '../../../core/fault.ts';
import { systemCode } from '../../store/system-code.ts';

/** A file of a snapshot that is missing, cut short or holds something else than was written. */
export class DamagedFile extends Fault {
  constructor(name: string, what: string, cause?: unknown) {
    const hint = 'Put the file back from a backup, or take the snapshot again.';
    super('snapshot_damaged', `${name} of the snapshot is damaged: ${what}.`, hint, { cause });
  }
}

/** What a file of a snapshot holds. Throws DamagedFile, which names the file and the place in it. */
export async function readSaved<Value>(
  folder: string,
  name: string,
  schema: z.ZodType<Value>,
): Promise<Value> {
  const parsed = schema.safeParse(await readJson(folder, name));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new DamagedFile(name, `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
}

async function readJson(folder: string, name: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(join(folder, name), 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new DamagedFile(name, `no valid JSON (${error.message})`, error);
    const code = systemCode(error);
    if (code === null) throw error;
    throw new DamagedFile(name, code === 'ENOENT' ? 'it is missing' : `it cannot be read (${code})`, error);
  }
}

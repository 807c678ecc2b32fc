import { Fault } from '../../../core/fault.ts';
import { systemCode } from '../system-code.ts';

export function isMissing(error: unknown): boolean {
  return systemCode(error) === 'ENOENT';
}

const NEXT_STEP: Record<string, string> = {
  EACCES: 'Give this user the right to read and write there, or set GROUNDWORK_DATA_DIR to another folder.',
  EPERM: 'Give this user the right to read and write there, or set GROUNDWORK_DATA_DIR to another folder.',
  EROFS: 'The disk is read-only: set GROUNDWORK_DATA_DIR to a folder that can be written.',
  ENOSPC: 'The disk is full: make room and try again. What was stored before is untouched.',
  EDQUOT: 'The disk quota is used up: make room and try again. What was stored before is untouched.',
  ENOTDIR: 'A part of this path is a file: set GROUNDWORK_DATA_DIR to a folder.',
};

/** `store_unavailable`: the disk refused; a Fault that is already one passes unchanged. */
export function unavailable(action: 'read' | 'write', path: string, cause: unknown): Fault {
  if (cause instanceof Fault) return cause;
  const code = systemCode(cause) ?? 'unknown error';
  const hint = NEXT_STEP[code] ?? 'Check the disk and the folder, then try again.';
  return new Fault('store_unavailable', `Could not ${action} ${path} (${code}).`, hint, { cause });
}

/** `store_damaged`: what is on disk is not what Groundwork wrote. The file stays as it is. */
export function damaged(path: string, what: string, cause?: unknown): Fault {
  return new Fault(
    'store_damaged',
    `${path} is damaged: ${what}.`,
    'Nothing was changed. Put this file back from a backup, or move it away to go on without what it held.',
    { cause },
  );
}

/** `store_damaged`: written by a later Groundwork, whose meaning this one would guess at. */
export function newerFormat(path: string, found: number, known: number): Fault {
  return new Fault(
    'store_damaged',
    `${path} has format ${found}; this version of Groundwork reads formats up to ${known}.`,
    'Nothing was changed. Run the version of Groundwork that wrote the file, or a later one.',
  );
}

import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { Fault } from '../../../core/fault.ts';
import { Instant, toInstant } from '../../../core/time.ts';
import { PortalChange } from '../../../sandbox/portal/changes.ts';

/** A line of the file: when the account begins, to when its clock was moved, or what was changed in its portal. */
const Line = z.union([
  z.strictObject({ begins: Instant }),
  z.strictObject({ now: Instant }),
  z.strictObject({ change: PortalChange }),
]);
type Line = z.infer<typeof Line>;

/** A demo account that is kept in a folder. Moments are epoch milliseconds. */
export interface KeptFolder {
  /** The folder of its store. */
  directory: string;
  begins: number;
  /** Where its clock stands. */
  now: number;
  changes: PortalChange[];
  moved(to: number): void;
  changed(change: PortalChange): void;
}

/** The account kept in a folder, or null where none is. Throws `sandbox_damaged`. */
export function readKept(folder: string): KeptFolder | null {
  const path = fileIn(folder);
  if (!existsSync(path)) return null;
  const lines = readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((text) => lineOf(text, path));
  const [first] = lines;
  if (first === undefined || !('begins' in first)) throw damaged(path);
  const moves = lines.flatMap((line) => ('now' in line ? [Date.parse(line.now)] : []));
  const begins = Date.parse(first.begins);
  return {
    directory: join(folder, 'data'),
    begins,
    now: moves.at(-1) ?? begins,
    changes: lines.flatMap((line) => ('change' in line ? [line.change] : [])),
    moved: (to) => append(path, { now: toInstant(to) }),
    changed: (change) => append(path, { change }),
  };
}

/** Makes a folder for an account that begins at this moment. */
export function makeKept(folder: string, begins: number): void {
  mkdirSync(folder, { recursive: true });
  append(fileIn(folder), { begins: toInstant(begins) });
}

function fileIn(folder: string): string {
  return join(folder, 'account.jsonl');
}

function append(path: string, line: Line): void {
  appendFileSync(path, `${JSON.stringify(line)}\n`);
}

function lineOf(text: string, path: string): Line {
  try {
    return Line.parse(JSON.parse(text));
  } catch (cause) {
    throw damaged(path, cause);
  }
}

function damaged(path: string, cause?: unknown): Fault {
  const message = `${path} is not as Groundwork wrote it.`;
  const hint = 'It is a made-up account: remove its folder and begin again with “sandbox --at”.';
  return new Fault('sandbox_damaged', message, hint, { cause });
}

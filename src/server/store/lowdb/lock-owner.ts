import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import * as z from 'zod/mini';
import { toInstant } from '../../../core/time.ts';
import { replaceFile } from './durable-files.ts';
import { isMissing, unavailable } from './file-faults.ts';
import { systemCode } from '../system-code.ts';

/** Who holds a data folder. */
const LockOwner = z.object({
  host: z.string(),
  pid: z.int(),
  /** Start of the process: tells a process from an earlier one that had the same number. */
  startedAt: z.string(),
  /** When it took the folder. */
  since: z.string(),
});
export type LockOwner = z.infer<typeof LockOwner>;

/** This process as owner; `now` in epoch milliseconds. */
export function thisProcess(now: number): LockOwner {
  return {
    host: hostname(),
    pid: process.pid,
    startedAt: toInstant(Math.round(performance.timeOrigin)),
    since: toInstant(now),
  };
}

/**
 * True only where it is certain: the owner ran on this machine and its process is gone. A process number that is
 * taken again by another process keeps the lock looking held until it goes stale.
 */
export function isDead(owner: LockOwner, self: LockOwner): boolean {
  if (owner.host !== self.host) return false;
  if (owner.pid === self.pid) return owner.startedAt !== self.startedAt;
  try {
    process.kill(owner.pid, 0);
    return false;
  } catch (error) {
    return systemCode(error) === 'ESRCH';
  }
}

export function describeOwner(owner: LockOwner | null): string {
  if (owner === null) return 'another process';
  return `process ${owner.pid} on ${owner.host} (since ${owner.since})`;
}

export async function writeOwner(path: string, owner: LockOwner): Promise<void> {
  await replaceFile(path, JSON.stringify(owner));
}

/** The owner written last, or null when none can be made out. Throws `store_unavailable` when the disk refuses. */
export async function readOwner(path: string): Promise<LockOwner | null> {
  try {
    const owner = LockOwner.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return owner.success ? owner.data : null;
  } catch (cause) {
    // Not JSON: nobody can be named, and nobody is taken for dead.
    if (isMissing(cause) || cause instanceof SyntaxError) return null;
    throw unavailable('read', path, cause);
  }
}

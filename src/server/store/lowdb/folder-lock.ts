import { rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { lock, type LockOptions } from 'proper-lockfile';
import { Fault } from '../../../core/fault.ts';
import { isMissing, unavailable } from './file-faults.ts';
import { systemCode } from '../system-code.ts';
import { describeOwner, isDead, readOwner, thisProcess, writeOwner, type LockOwner } from './lock-owner.ts';

const WAIT_MS = 15_000;
const PAUSE_MS = 250;
/** A busy event loop must not lose the lock: it has to be silent for this long before others may take it. */
const STALE_MS = 30_000;
const REFRESH_MS = 5_000;
/** Taking the lock is a matter of milliseconds; whoever died in it is passed over after this long. */
const GUARD_STALE_MS = 5_000;

export interface FolderLockDeps {
  directory: string;
  /** Epoch milliseconds. */
  now(): number;
  /** Waits for so many milliseconds. */
  sleep(ms: number): Promise<void>;
  log(message: string): void;
  /** Called when another process may have taken the lock over. */
  onLost(): void;
}

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Keeps a data folder to one writing process. A holder on this machine whose process is gone is replaced at once;
 * otherwise waits up to 15 s. Throws `store_locked` naming the holder, `store_unavailable` when the disk refuses.
 */
export async function lockFolder(deps: FolderLockDeps): Promise<FolderLock> {
  for (let waited = 0; waited <= WAIT_MS; waited += PAUSE_MS) {
    const taken = await tryLock(deps);
    if (taken !== null) return taken;
    if (waited === 0) deps.log(await waitingMessage(deps.directory));
    await deps.sleep(PAUSE_MS);
  }
  throw await held(deps.directory);
}

interface LockPaths {
  lock: string;
  guard: string;
  owner: string;
}

function pathsIn(directory: string): LockPaths {
  return {
    lock: join(directory, '.lock'),
    guard: join(directory, '.lock-guard'),
    owner: join(directory, '.lock-owner.json'),
  };
}

/**
 * Looking who holds the lock, taking it and writing down the new owner are one step under a guard: without it two
 * processes could both find the same dead owner, and the second would throw the first one out.
 */
async function tryLock(deps: FolderLockDeps): Promise<FolderLock | null> {
  const paths = pathsIn(deps.directory);
  const guard = await take(paths.guard, { stale: GUARD_STALE_MS });
  if (guard === null) return null;
  try {
    return await takeFromNobodyOrTheDead(paths, deps);
  } finally {
    await release(guard);
  }
}

async function takeFromNobodyOrTheDead(paths: LockPaths, deps: FolderLockDeps): Promise<FolderLock | null> {
  const self = thisProcess(deps.now());
  const owner = await readOwner(paths.owner);
  if (owner !== null && isDead(owner, self)) await removeLock(paths.lock);
  const taken = await take(paths.lock, { stale: STALE_MS, update: REFRESH_MS, onCompromised: deps.onLost });
  if (taken === null) return null;
  await signOrRelease(paths.owner, self, taken);
  return { release: () => release(taken) };
}

async function signOrRelease(path: string, self: LockOwner, taken: () => Promise<void>): Promise<void> {
  try {
    await writeOwner(path, self);
  } catch (error) {
    await release(taken);
    throw error;
  }
}

/** Null when somebody else holds it. */
async function take(path: string, options: LockOptions): Promise<(() => Promise<void>) | null> {
  try {
    return await lock(path, { ...options, realpath: false, lockfilePath: path });
  } catch (cause) {
    if (systemCode(cause) === 'ELOCKED') return null;
    throw unavailable('write', path, cause);
  }
}

/** A lock that was lost is no longer ours to release. */
async function release(taken: () => Promise<void>): Promise<void> {
  try {
    await taken();
  } catch (error) {
    if (systemCode(error) !== 'ERELEASED') throw error;
  }
}

async function removeLock(path: string): Promise<void> {
  try {
    await rmdir(path);
  } catch (cause) {
    if (!isMissing(cause)) throw unavailable('write', path, cause);
  }
}

async function waitingMessage(directory: string): Promise<string> {
  const owner = describeOwner(await readOwner(pathsIn(directory).owner));
  return `${directory} is held by ${owner}; waiting up to ${WAIT_MS / 1000} s for it to be released.`;
}

async function held(directory: string): Promise<Fault> {
  const owner = describeOwner(await readOwner(pathsIn(directory).owner));
  return new Fault(
    'store_locked',
    `${directory} is held by ${owner}.`,
    'One process at a time writes to a data folder. Stop that one first, or set GROUNDWORK_DATA_DIR to another folder.',
  );
}

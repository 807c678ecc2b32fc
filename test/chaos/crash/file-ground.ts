import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLowdbStore } from '../../../src/server/store/lowdb/open-lowdb-store.ts';
import type { Ground } from './ground.ts';

/** A folder, and the one server that works on it. */
export async function openFileGround(): Promise<Ground> {
  const directory = await mkdtemp(join(tmpdir(), 'groundwork-chaos-'));
  return {
    name: 'files',
    processes: [['serve']],
    env: { GROUNDWORK_DATA_DIR: directory },
    killWhileMade: null,
    open: () => openLowdbStore({ directory, mode: 'write', now: Date.now }),
    letTimePass: () => Promise.resolve(),
    settled: () => Promise.resolve(),
    keepsJobs: false,
    dispose: () => rm(directory, { recursive: true, force: true }),
  };
}

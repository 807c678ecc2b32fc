import { EventEmitter, once } from 'node:events';
import { mkdir, readdir, rmdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeHypothesis } from '../../factories/hypotheses.ts';
import { readAll, WRITES } from '../../contract/store/methods.ts';
import { startWriter } from './child-writer.ts';
import { openForTest, temporaryFolder } from './temporary-store.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(async () => {
  vi.useRealTimers();
  await folder.dispose();
});

function neverSleep(): Promise<void> {
  throw new Error('It waited although it need not.');
}

/** A folder as a process leaves it that ended without letting go. */
async function leaveLock(owner: { host: string; pid: number; startedAt: string }): Promise<void> {
  await mkdir(join(folder.directory, '.lock'));
  const since = '2026-11-01T00:00:00.000Z';
  await writeFile(join(folder.directory, '.lock-owner.json'), JSON.stringify({ ...owner, since }));
}

describe('the lock of the data folder', () => {
  it('refuses a second process after 15 s, naming the first', async () => {
    const first = await startWriter(folder.directory, 'hold');
    const messages: string[] = [];
    let waited = 0;
    const opening = openForTest(folder.directory, {
      log: (message) => messages.push(message),
      sleep: async (ms) => void (waited += ms),
    });
    await expect(opening).rejects.toMatchObject({
      code: 'store_locked',
      message: expect.stringContaining(`process ${first.pid} on ${hostname()}`),
    });
    expect(waited).toBeGreaterThanOrEqual(15_000);
    expect(waited).toBeLessThan(16_000);
    expect(messages).toEqual([expect.stringContaining('waiting up to 15 s')]);
    await first.kill('SIGKILL');
  });

  it('is taken as soon as the first process lets go', async () => {
    const first = await startWriter(folder.directory, 'hold');
    const sleep = vi.fn(() => first.kill('SIGTERM'));
    const store = await openForTest(folder.directory, { sleep });
    expect(sleep).toHaveBeenCalledTimes(1);
    await store.close();
  });

  it('is taken over at once from a process of this machine that was killed', async () => {
    const first = await startWriter(folder.directory, 'hold');
    await first.kill('SIGKILL');
    expect(await readdir(folder.directory)).toContain('.lock');
    const store = await openForTest(folder.directory, { sleep: neverSleep });
    await store.close();
  });

  it('is taken over from an earlier process with the number of this one', async () => {
    await leaveLock({ host: hostname(), pid: process.pid, startedAt: '2020-01-01T00:00:00.000Z' });
    const store = await openForTest(folder.directory, { sleep: neverSleep });
    await store.close();
  });

  it('is not taken from another machine, whose processes cannot be seen', async () => {
    await leaveLock({ host: 'elsewhere', pid: 1, startedAt: '2020-01-01T00:00:00.000Z' });
    const opening = openForTest(folder.directory);
    await expect(opening).rejects.toMatchObject({
      code: 'store_locked',
      message: expect.stringContaining('elsewhere'),
    });
  });

  it('lets exactly one in when several find the same dead holder', async () => {
    await leaveLock({ host: hostname(), pid: process.pid, startedAt: '2020-01-01T00:00:00.000Z' });
    const openings = await Promise.allSettled(Array.from({ length: 5 }, () => openForTest(folder.directory)));
    const opened = openings.flatMap((opening) => (opening.status === 'fulfilled' ? [opening.value] : []));
    expect(opened).toHaveLength(1);
    for (const store of opened) await store.close();
  });

  it('refuses the same process a second store on the folder, until the first is closed', async () => {
    const first = await openForTest(folder.directory);
    await expect(openForTest(folder.directory)).rejects.toMatchObject({ code: 'store_locked' });
    await first.close();
    const second = await openForTest(folder.directory, { sleep: neverSleep });
    await second.close();
  });

  it('stops all writing once it is lost', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const emitter = new EventEmitter();
    const lost = once(emitter, 'lost');
    const store = await openForTest(folder.directory, { onLockLost: () => void emitter.emit('lost') });
    await store.hypotheses.create('A', makeHypothesis());
    await rmdir(join(folder.directory, '.lock'));
    await vi.advanceTimersByTimeAsync(5_000);
    await lost;
    const before = await readAll(store, 'A');
    for (const { call } of WRITES)
      await expect(call(store, 'A')).rejects.toMatchObject({ code: 'store_locked' });
    expect(await readAll(store, 'A')).toEqual(before);
    await store.close();
  });
});

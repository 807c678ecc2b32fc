import { appendFile, copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUpFolder } from '../../../src/server/store/lowdb/backup.ts';
import type { Store } from '../../../src/server/store/port/store.ts';
import { Fault } from '../../../src/core/fault.ts';
import { startCommand } from '../../helpers/command-process.ts';
import { fill, READS } from '../../contract/store/methods.ts';
import { collect } from '../../contract/store/under-test.ts';
import { makeLedgerRow } from '../../factories/entities.ts';
import { hypothesisId, makeHypothesis } from '../../factories/hypotheses.ts';
import { runCommand } from '../commands/run-command.ts';
import { digestOf, NOW, openForTest, temporaryFolder } from './temporary-store.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let store: Store;
let [data, copy, other] = ['', '', ''];

beforeEach(async () => {
  folder = await temporaryFolder();
  [data, copy, other] = ['data', 'copy', 'other'].map((name) => join(folder.directory, name)) as [
    string,
    string,
    string,
  ];
  store = await openForTest(data);
  await fill(store, 'A');
  await fill(store, 'B');
});
afterEach(async () => {
  await store.close();
  await folder.dispose();
});

const backUp = () => runCommand(['store', 'backup', copy], { env: { GROUNDWORK_DATA_DIR: data } });
const restore = (into = other) =>
  runCommand(['store', 'restore', copy], { env: { GROUNDWORK_DATA_DIR: into } });

/** Node's option by which a process kills itself before it renames something of a restore after so many others. */
function killingAtRename(renames: number): string {
  const code = `
    import files from 'node:fs/promises';
    import { syncBuiltinESMExports } from 'node:module';
    const { rename } = files;
    let left = ${renames};
    files.rename = (from, to) => {
      if (from.includes('.restoring') && left-- === 0) process.kill(process.pid, 'SIGKILL');
      return rename(from, to);
    };
    syncBuiltinESMExports();`;
  return `--import=data:text/javascript,${encodeURIComponent(code)}`;
}

/** How many accounts are read there by who only looks. */
async function readOrRefuse(directory: string): Promise<number | 'refused'> {
  try {
    const looking = await openForTest(directory, { mode: 'read' });
    const { length } = await looking.portals.list();
    await looking.close();
    return length;
  } catch (error) {
    if (error instanceof Fault && error.code === 'store_unavailable') return 'refused';
    throw error;
  }
}

/** Everything that can be read of a portal. */
async function everythingIn(from: Store, portalId: string): Promise<unknown[]> {
  const read: unknown[] = [];
  for (const { call } of READS) read.push(await call(from, portalId));
  return read;
}

describe('a backup', () => {
  it('taken beside a running store and restored holds every collection as it was', async () => {
    const expected = [await everythingIn(store, 'A'), await everythingIn(store, 'B')];
    expect(await backUp()).toMatchObject({ code: 0, out: expect.stringContaining('Backed up') });
    await store.hypotheses.create('A', makeHypothesis({ id: hypothesisId(77) }));
    expect(await restore()).toMatchObject({ code: 0, out: expect.stringContaining(other) });
    const restored = await openForTest(other);
    expect([await everythingIn(restored, 'A'), await everythingIn(restored, 'B')]).toEqual(expected);
    await restored.close();
  });

  it('taken while it is written to is of one moment: what was written after something is not there without it', async () => {
    const write = async (id: string) => {
      await store.hypotheses.create('A', makeHypothesis({ id }));
      await store.ledger.append('A', hypothesisId(1), [makeLedgerRow({ recordId: id })]);
    };
    let writes = 0;
    const sleep = async () => {
      if (writes < 5) await write(hypothesisId(100 + (writes += 1)));
    };
    await backUpFolder({ directory: data, backup: copy, now: () => NOW, sleep });
    await restore();
    const restored = await openForTest(other);
    const written = new Set((await restored.hypotheses.list('A')).map(({ id }) => id));
    const rows = await collect(restored.ledger.open('A', hypothesisId(1)));
    const ofRun = rows.map(({ recordId }) => recordId).filter((id) => id.startsWith('h_'));
    expect(ofRun).toHaveLength(5);
    expect(ofRun.filter((id) => !written.has(id))).toEqual([]);
    await restored.close();
  });

  it('of a store that is never still is given up', async () => {
    let number = 100;
    const sleep = async () => {
      await store.hypotheses.create('A', makeHypothesis({ id: hypothesisId((number += 1)) }));
    };
    const backup = backUpFolder({ directory: data, backup: copy, now: () => NOW, sleep });
    await expect(backup).rejects.toMatchObject({ code: 'backup_unsteady', hint: expect.any(String) });
    expect(await restore()).toMatchObject({ code: 2, err: expect.stringContaining('no whole backup') });
  });

  it('overwrites nothing, and is not made of a folder without data', async () => {
    await mkdir(copy);
    await writeFile(join(copy, 'mine.txt'), 'mine');
    expect(await backUp()).toMatchObject({
      code: 2,
      err: expect.stringContaining('holds something already'),
    });
    expect(await readFile(join(copy, 'mine.txt'), 'utf8')).toBe('mine');
    await rm(copy, { recursive: true });
    data = join(folder.directory, 'nothing');
    expect(await backUp()).toMatchObject({ code: 2, err: expect.stringContaining('no data') });
  });

  it('is refused where the data is in PostgreSQL, naming what serves there', async () => {
    const env = { GROUNDWORK_DATA_DIR: data, DATABASE_URL: 'postgresql://127.0.0.1:1/x' };
    const ran = await runCommand(['store', 'backup', copy], { env });
    expect(ran).toMatchObject({ code: 2, err: expect.stringContaining('pg_dump') });
  });
});

describe('restoring', () => {
  it('into a folder that holds data is refused and changes nothing', async () => {
    await backUp();
    await store.close();
    const before = await digestOf(data);
    expect(await restore(data)).toMatchObject({
      code: 2,
      err: expect.stringContaining('holds data already'),
    });
    expect(await digestOf(data)).toBe(before);
  });

  it('into a folder that a server holds is refused', async () => {
    await backUp();
    const empty = await openForTest(other);
    expect(await restore()).toMatchObject({ code: 2, err: expect.stringContaining('is held by process') });
    await empty.close();
  });

  /** As a process leaves it that is killed when one account has taken its place and the other has not. */
  async function interrupted(): Promise<void> {
    await backUp();
    await restore();
    const aside = join(other, '.restoring');
    await mkdir(aside);
    await rename(join(other, 'B'), join(aside, 'B'));
    await copyFile(join(copy, 'backup.json'), join(aside, 'backup.json'));
  }

  it('that was interrupted in its last step is ended when the store is opened', async () => {
    await interrupted();
    const opened = await openForTest(other);
    expect((await opened.portals.list()).map(({ portalId }) => portalId)).toEqual(['A', 'B']);
    expect(await everythingIn(opened, 'B')).toEqual(await everythingIn(store, 'B'));
    await opened.close();
  });

  it('that was interrupted in its last step is not read as if it were whole', async () => {
    await interrupted();
    await expect(openForTest(other, { mode: 'read' })).rejects.toMatchObject({
      ...{ code: 'store_unavailable', message: expect.stringContaining('was interrupted') },
    });
  });

  it(
    'that is killed at any of its renames leaves nothing or what a second one ends',
    { timeout: 120_000 },
    async () => {
      await backUp();
      const expected = [await everythingIn(store, 'A'), await everythingIn(store, 'B')];
      let renames = 0;
      for (; ; renames += 1) {
        await rm(other, { recursive: true, force: true });
        const killed = startCommand(['store', 'restore', copy], {
          env: { GROUNDWORK_DATA_DIR: other, NODE_OPTIONS: killingAtRename(renames) },
          cwd: folder.directory,
        });
        if ((await killed.ended()) === 0) break;
        const there = await readOrRefuse(other);
        expect(there === 'refused' || there === 0, `after ${renames} renames`).toBe(true);
        expect(await restore()).toMatchObject({ code: 0, out: expect.stringContaining('Restored') });
        const restored = await openForTest(other);
        expect([await everythingIn(restored, 'A'), await everythingIn(restored, 'B')]).toEqual(expected);
        await restored.close();
      }
      // The list of the backup, and each account.
      expect(renames).toBeGreaterThanOrEqual(3);
    },
  );

  it('that was interrupted in its last step is ended when it is run again, and not twice', async () => {
    await interrupted();
    expect(await restore()).toMatchObject({ code: 0, out: expect.stringContaining('Restored') });
    const opened = await openForTest(other);
    expect(await everythingIn(opened, 'B')).toEqual(await everythingIn(store, 'B'));
    await opened.close();
    expect(await restore()).toMatchObject({ code: 2, err: expect.stringContaining('holds data already') });
  });

  it('of another backup ends the interrupted one and refuses its own', async () => {
    await interrupted();
    await store.hypotheses.create('A', makeHypothesis({ id: hypothesisId(77) }));
    await rm(copy, { recursive: true });
    await backUp();
    expect(await restore()).toMatchObject({ code: 2, err: expect.stringContaining('holds data already') });
    const opened = await openForTest(other);
    expect(await opened.portals.list()).toHaveLength(2);
    expect(await opened.hypotheses.get('A', hypothesisId(77))).toBeNull();
    await opened.close();
  });

  it.each([
    [
      'a file that was changed',
      () => appendFile(join(copy, 'A', 'hypotheses.json'), ' '),
      'not what was backed up',
    ],
    ['a file that is missing', () => rm(join(copy, 'A', 'hypotheses.json')), 'it is missing'],
    ['a backup that was not finished', () => rm(join(copy, 'backup.json')), 'no whole backup'],
    ['a list that is damaged', () => writeFile(join(copy, 'backup.json'), '{"form'), 'not JSON'],
    ['a backup of a later version', () => writeFile(join(copy, 'backup.json'), LATER), 'format 9'],
    [
      'a list that leads elsewhere',
      () => writeFile(join(copy, 'backup.json'), ELSEWHERE),
      'no list of files',
    ],
  ])('%s is named, and nothing is put in place', async (_, spoil, problem) => {
    await backUp();
    await spoil();
    expect(await restore()).toMatchObject({ code: 2, err: expect.stringContaining(problem) });
    const opened = await openForTest(other);
    expect(await opened.portals.list()).toEqual([]);
    await opened.close();
  });
});

const LATER = JSON.stringify({ format: 9, madeAt: '2026-11-01T12:00:00.000Z', files: [] });
const ELSEWHERE = JSON.stringify({
  ...{ format: 1, madeAt: '2026-11-01T12:00:00.000Z' },
  files: [{ path: '../A/hypotheses.json', sha256: 'x' }],
});

import { appendFile, mkdir, readdir, readFile, rename, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/server/store/port/store.ts';
import { makeLedgerRow, makeReading, makeWrittenRecord } from '../../factories/entities.ts';
import { hypothesisId, makeHypothesis } from '../../factories/hypotheses.ts';
import { fill, READS, WRITES } from '../../contract/store/methods.ts';
import { collect } from '../../contract/store/under-test.ts';
import { digestOf, openForTest, temporaryFolder } from './temporary-store.ts';

const ONE = hypothesisId(1);
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let store: Store;
let messages: string[];
beforeEach(async () => {
  folder = await temporaryFolder();
  messages = [];
  await open();
});
afterEach(async () => {
  await store.close();
  await folder.dispose();
});

async function open(): Promise<void> {
  store = await openForTest(folder.directory, { log: (message) => messages.push(message) });
}
const file = (...parts: string[]) => join(folder.directory, 'A', ...parts);
const ledgerFile = () => file('ledger', `${ONE}.jsonl`);

/** Fills portal A, closes, changes the files, opens again. */
async function spoilt(change: () => Promise<void>): Promise<void> {
  await fill(store, 'A');
  await store.close();
  await change();
  await open();
}

describe('files of the embedded store', () => {
  it('are compact, one for each portal and collection, and readable by their owner only', async () => {
    await fill(store, 'A');
    const names = (await readdir(file())).sort();
    expect(names).toContain('hypotheses.json');
    expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(JSON.parse(await readFile(file('hypotheses.json'), 'utf8'))).toEqual({
      format: 1,
      items: [makeHypothesis()],
    });
    expect(await readFile(file('hypotheses.json'), 'utf8')).not.toContain('\n');
    expect((await stat(file('hypotheses.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(file())).mode & 0o777).toBe(0o700);
  });

  it('what a crash left of a portal that was being erased is gone after the next start', async () => {
    await spoilt(() => rename(file(), join(folder.directory, '.erased-A')));
    expect(await store.portals.list()).toEqual([]);
    expect((await readdir(folder.directory)).filter((name) => name.includes('A'))).toEqual([]);
  });

  it('a portal that was being cleared when a crash came is there, cleared or as it was', async () => {
    await spoilt(async () => {
      await mkdir(file('../.fresh-A'));
      await rename(file('portal.json'), file('../.fresh-A/portal.json'));
      await rename(file(), join(folder.directory, '.erased-A'));
    });
    expect((await store.portals.list()).map(({ portalId }) => portalId)).toEqual(['A']);
    expect(await store.hypotheses.list('A')).toEqual([]);
    await spoilt(() => mkdir(file('../.fresh-A')));
    expect((await store.hypotheses.list('A')).length).toBe(1);
    expect(await readdir(folder.directory)).toEqual(expect.not.arrayContaining(['.fresh-A', '.erased-A']));
  });

  it.each([...READS, ...WRITES.filter(({ method }) => method !== 'portals.save')])(
    '$method refuses portal ids that lead out of the folder',
    async ({ call }) => {
      for (const portalId of ['../A', 'A/B', '..', '', 'A\0', 'x'.repeat(65)])
        await expect(call(store, portalId)).rejects.toMatchObject({ code: 'store_invalid' });
      expect(await readdir(folder.directory)).toEqual(expect.not.arrayContaining(['A']));
    },
  );

  it('refuse hypothesis ids that lead out of the folder', async () => {
    const append = store.ledger.append('A', '../../outside', [makeLedgerRow()]);
    await expect(append).rejects.toMatchObject({ code: 'store_invalid' });
    await expect(collect(store.ledger.open('A', '../x'))).rejects.toMatchObject({ code: 'store_invalid' });
  });
});

describe('a damaged file', () => {
  it.each([
    { what: 'cut off', content: '{"format":1,"items":[{"id"', problem: 'not JSON' },
    { what: 'empty', content: '', problem: 'not JSON' },
    { what: 'something else', content: '[]', problem: 'damaged' },
    { what: 'with an item that does not fit', content: '{"format":1,"items":[{}]}', problem: 'hypothesis 1' },
    { what: 'of a later version', content: '{"format":2,"items":[]}', problem: 'format 2' },
  ])('that is $what is named and never overwritten', async ({ content, problem }) => {
    await spoilt(() => writeFile(file('hypotheses.json'), content));
    const before = await digestOf(folder.directory);
    const refusal = { code: 'store_damaged', message: expect.stringContaining(problem) };
    await expect(store.hypotheses.list('A')).rejects.toMatchObject(refusal);
    await expect(store.hypotheses.create('A', makeHypothesis({ id: hypothesisId(2) }))).rejects.toMatchObject(
      {
        code: 'store_damaged',
        message: expect.stringContaining(file('hypotheses.json')),
      },
    );
    expect(await digestOf(folder.directory)).toBe(before);
    expect(await store.readings.all('A')).toHaveLength(1);
  });

  it.each([
    { what: 'a broken line in the middle', line: '{"recordId":"7', problem: 'line 3 is not JSON' },
    { what: 'a line that is no row', line: '{"recordId":"7"}', problem: 'line 3 is no ledger row' },
  ])('with $what is named and never cut', async ({ line, problem }) => {
    await spoilt(() => appendFile(ledgerFile(), `${line}\n${JSON.stringify(makeLedgerRow())}\n`));
    const before = await digestOf(folder.directory);
    const refusal = { code: 'store_damaged', message: expect.stringContaining(problem) };
    await expect(store.ledger.count('A', ONE)).rejects.toMatchObject(refusal);
    await expect(store.ledger.append('A', ONE, [makeLedgerRow({ recordId: '2' })])).rejects.toMatchObject(
      refusal,
    );
    expect(await digestOf(folder.directory)).toBe(before);
  });

  it.each([
    { what: 'of a later version', content: Buffer.from('{"format":2}\n'), problem: 'format 2' },
    { what: 'without a format', content: Buffer.from('{}\n'), problem: 'does not name a format' },
    { what: 'that is no text', content: Buffer.from([0x7b, 0xff, 0xfe, 0x0a]), problem: 'not text' },
  ])('of lines $what is named', async ({ content, problem }) => {
    await spoilt(() => writeFile(ledgerFile(), content));
    await expect(store.ledger.count('A', ONE)).rejects.toMatchObject({
      code: 'store_damaged',
      message: expect.stringContaining(problem),
    });
  });
});

describe('a journal', () => {
  it.each([
    { what: 'half a row', tail: Buffer.from('{"recordId":"7') },
    {
      what: 'a row without its end of line',
      tail: Buffer.from(JSON.stringify(makeLedgerRow({ recordId: '8' }))),
    },
    { what: 'half a letter', tail: Buffer.from('{"recordId":"é').subarray(0, -1) },
  ])('drops $what at its end, says so, and goes on', async ({ tail }) => {
    await spoilt(() => appendFile(ledgerFile(), tail));
    await store.ledger.append('A', ONE, [makeLedgerRow({ recordId: '70002' })]);
    expect(messages).toEqual([expect.stringContaining(`unfinished last line (${tail.length} bytes)`)]);
    await store.close();
    await open();
    expect((await collect(store.ledger.open('A', ONE))).map((row) => row.recordId)).toEqual([
      '70001',
      '70002',
    ]);
  });

  it('whose very first line was cut starts anew', async () => {
    await spoilt(() => writeFile(ledgerFile(), '{"for'));
    await store.ledger.append('A', ONE, [makeLedgerRow()]);
    await store.close();
    await open();
    expect(await store.ledger.count('A', ONE)).toBe(1);
  });

  it('is made small again when it is opened and most of it is outdated', async () => {
    for (let readAt = 1; readAt <= 50; readAt += 1) {
      await store.ledger.append('A', ONE, [makeLedgerRow({ readAt })]);
      await store.writeBack.save('A', [makeWrittenRecord({ recordId: `${readAt}` })]);
      await store.writeBack.forget('A', '0-1', [`${readAt}`]);
    }
    const lines = async (path: string) => (await readFile(path, 'utf8')).split('\n').length - 1;
    expect([await lines(ledgerFile()), await lines(file('write-back.jsonl'))]).toEqual([51, 101]);
    await store.close();
    await open();
    expect(await collect(store.ledger.open('A', ONE))).toEqual([makeLedgerRow({ readAt: 50 })]);
    expect(await collect(store.writeBack.open('A'))).toEqual([]);
    expect([await lines(ledgerFile()), await lines(file('write-back.jsonl'))]).toEqual([2, 1]);
    await store.ledger.append('A', ONE, [makeLedgerRow({ recordId: 'after' })]);
    expect(await lines(ledgerFile())).toBe(3);
  });
});

describe('a disk that refuses', () => {
  it('a data folder that is a file is named, with what to do', async () => {
    await writeFile(join(folder.directory, 'file'), '');
    for (const directory of ['file', 'file/below'].map((name) => join(folder.directory, name)))
      await expect(openForTest(directory)).rejects.toMatchObject({
        code: 'store_unavailable',
        message: expect.stringContaining(directory),
        hint: expect.any(String),
      });
  });

  it('a failed write is told, changes nothing in memory or on disk, and can be repeated', async () => {
    await fill(store, 'A');
    await mkdir(file('readings.json.tmp'));
    const before = await digestOf(folder.directory);
    const next = makeReading({ label: 'next' });
    await expect(store.readings.save('A', next)).rejects.toMatchObject({ code: 'store_unavailable' });
    expect(await store.readings.latest('A', ONE)).toEqual(makeReading());
    expect(await digestOf(folder.directory)).toBe(before);
    await rmdir(file('readings.json.tmp'));
    await store.readings.save('A', next);
    expect(await store.readings.latest('A', ONE)).toEqual(next);
  });
});

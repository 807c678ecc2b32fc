import { existsSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/server/store/port/store.ts';
import { makeLedgerRow } from '../../factories/entities.ts';
import { hypothesisId, makeHypothesis } from '../../factories/hypotheses.ts';
import { fill, READS, readAll, WRITES } from '../../contract/store/methods.ts';
import { digestOf, openForTest, temporaryFolder } from './temporary-store.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let writer: Store;
let reader: Store;
beforeEach(async () => {
  folder = await temporaryFolder();
  writer = await openForTest(folder.directory);
  reader = await openForTest(folder.directory, { mode: 'read' });
});
afterEach(async () => {
  await Promise.all([writer.close(), reader.close()]);
  await folder.dispose();
});

describe('a store opened for reading', () => {
  it('sees what a writer beside it stores, also what comes later', async () => {
    await fill(writer, 'A');
    expect(await readAll(reader, 'A')).toEqual(await readAll(writer, 'A'));
    await writer.hypotheses.create('A', makeHypothesis({ id: hypothesisId(2) }));
    await writer.ledger.append('A', hypothesisId(2), [makeLedgerRow()]);
    await writer.ledger.append('A', hypothesisId(1), [makeLedgerRow({ recordId: '70009' })]);
    expect(await readAll(reader, 'A')).toEqual(await readAll(writer, 'A'));
  });

  it.each(WRITES)('refuses $method and changes nothing', async ({ call }) => {
    await fill(writer, 'A');
    const before = await digestOf(folder.directory);
    await expect(call(reader, 'A')).rejects.toMatchObject({ code: 'store_read_only' });
    expect(await digestOf(folder.directory)).toBe(before);
  });

  it('reads past a line that a writer has not finished, and leaves it alone', async () => {
    await fill(writer, 'A');
    await appendFile(join(folder.directory, 'A', 'ledger', `${hypothesisId(1)}.jsonl`), '{"recordId":"7');
    const before = await digestOf(folder.directory);
    expect(await reader.ledger.count('A', hypothesisId(1))).toBe(1);
    expect(await digestOf(folder.directory)).toBe(before);
  });

  it('finds nothing in a folder that is not there, and does not make it', async () => {
    const absent = join(folder.directory, 'absent');
    const store = await openForTest(absent, { mode: 'read' });
    for (const { call, empty } of READS) expect(await call(store, 'A')).toEqual(empty);
    expect(await store.portals.list()).toEqual([]);
    expect(existsSync(absent)).toBe(false);
  });
});

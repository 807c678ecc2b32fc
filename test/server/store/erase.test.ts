import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Store } from '../../../src/server/store/port/store.ts';
import {
  makeDefinition,
  makeInboxEntry,
  makeLedgerRow,
  makeMisfit,
  makeWrittenRecord,
} from '../../factories/entities.ts';
import { hypothesisId } from '../../factories/hypotheses.ts';
import { collect } from '../../contract/store/under-test.ts';
import { openForTest, temporaryFolder } from './temporary-store.ts';

const ONE = hypothesisId(1);
const PERSON = '987654321';
const OTHER = '123456789';

async function storeIn(): Promise<{ store: Store; directory: string }> {
  const { directory, dispose } = await temporaryFolder();
  const store = await openForTest(directory);
  onTestFinished(async () => {
    await store.close();
    await dispose();
  });
  return { store, directory };
}

async function keepsOf(store: Store, recordId: string): Promise<void> {
  await store.ledger.append('A', ONE, [makeLedgerRow({ recordId, joinedAt: 2_000 })]);
  await store.ledger.append('A', ONE, [makeLedgerRow({ recordId, joinedAt: 1_000 })]);
  await store.misfits.note('A', makeMisfit({ recordId }));
  await store.writeBack.save('A', [makeWrittenRecord({ recordId })]);
}

async function allBytes(directory: string): Promise<string> {
  const files = await readdir(directory, { recursive: true, withFileTypes: true });
  const texts = files
    .filter((file) => file.isFile())
    .map((file) => readFile(join(file.parentPath, file.name), 'utf8'));
  return (await Promise.all(texts)).join('\n');
}

test('what is erased has left no trace in any file, and nothing of anybody else is lost', async () => {
  const { store, directory } = await storeIn();
  for (const id of [PERSON, OTHER]) await keepsOf(store, id);
  const members = makeDefinition({ kind: 'members', id: '101', definition: [PERSON, OTHER] });
  await store.definitions.replace('A', [makeDefinition(), members]);
  const event = { kind: 'privacy_deletion' as const, objectTypeId: '0-1', recordIds: [PERSON], intoId: null };
  await store.inbox.receive('A', [makeInboxEntry({ event })]);
  expect(await allBytes(directory)).toContain(PERSON);

  await store.ledger.erase('A', ONE, [PERSON]);
  await store.misfits.erase('A', '0-1', [PERSON]);
  await store.writeBack.erase('A', '0-1', [PERSON]);
  await store.definitions.eraseMembers('A');
  await store.inbox.finish('A', ['k1'], 2_000);

  expect(await allBytes(directory)).not.toContain(PERSON);
  expect(await collect(store.ledger.open('A', ONE))).toMatchObject([{ recordId: OTHER, joinedAt: 1_000 }]);
  expect(await store.misfits.all('A')).toMatchObject([{ recordId: OTHER }]);
  expect(await collect(store.writeBack.open('A'))).toMatchObject([{ recordId: OTHER }]);
  expect(await collect(store.definitions.open('A'))).toEqual([makeDefinition()]);
});

test('a ledger goes on as before after it was scrubbed', async () => {
  const { store, directory } = await storeIn();
  for (const id of [PERSON, OTHER]) await keepsOf(store, id);
  await store.ledger.erase('A', ONE, [PERSON]);
  await store.ledger.append('A', ONE, [makeLedgerRow({ recordId: '5' })]);
  await store.close();
  const again = await openForTest(directory);
  expect((await collect(again.ledger.open('A', ONE))).map(({ recordId }) => recordId)).toEqual([OTHER, '5']);
  await again.close();
});

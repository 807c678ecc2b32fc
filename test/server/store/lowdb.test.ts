import { expect, it, onTestFinished } from 'vitest';
import { describeStoreContract } from '../../contract/store.contract.ts';
import { asLater, LATER_FIELD } from '../../contract/store/as-later.ts';
import { makeLedgerRow } from '../../factories/entities.ts';
import { makeLowdbStore } from './temporary-store.ts';

describeStoreContract('lowdb', makeLowdbStore);

it('lowdb: a row of a ledger that is read again keeps what a later version wrote into it', async () => {
  const { store, rewrite, stored, reopen, dispose } = await makeLowdbStore();
  onTestFinished(dispose);
  await store.ledger.append('A', 'h_1', [makeLedgerRow()]);
  const rewritten = await rewrite(asLater);
  const read = makeLedgerRow({ readAt: Date.parse('2026-08-15T02:00:00.000Z') });
  await rewritten.ledger.append('A', 'h_1', [read]);
  expect((await stored()).at(-1)).toEqual({ ...read, ...LATER_FIELD });
  expect(await (await reopen()).ledger.rowsOf('A', 'h_1', [read.recordId])).toEqual([read]);
});

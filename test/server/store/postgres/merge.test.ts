import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LedgerRow } from '../../../../src/core/outcomes/cohort/ledger-row.ts';
import { mergeRows } from '../../../../src/server/store/lowdb/merge-rows.ts';
import type { Store } from '../../../../src/server/store/port/store.ts';
import { rowKey } from '../../../../src/server/store/stored-kinds.ts';
import { collect } from '../../../contract/store/under-test.ts';
import { hypothesisId } from '../../../factories/hypotheses.ts';
import { eachFile, openPostgresForTest } from './temporary-postgres.ts';

const database = eachFile();
let store: Store;
beforeAll(async () => {
  store = await openPostgresForTest(database().url);
});
afterAll(() => store.close());

const moment = fc.integer({ min: 1, max: 4 });
/** Few records and moments, so that rows meet in every way there is. */
const row: fc.Arbitrary<LedgerRow> = fc.record(
  {
    recordId: fc.constantFrom('1', '2'),
    arm: fc.constantFrom('treatment', 'control'),
    joinedAt: fc.oneof(moment, fc.double({ min: -1e15, max: 1e15, noNaN: true })),
    firstSeenAt: moment,
    outcomeAt: fc.option(moment),
    excluded: fc.option(fc.constantFrom('prior_converter', 'merged')),
    readAt: fc.option(moment),
    guardrail: fc.constantFrom('reached', 'not_reached'),
    revised: fc.constant(true),
  },
  { requiredKeys: ['recordId', 'arm', 'joinedAt', 'firstSeenAt', 'outcomeAt', 'excluded', 'readAt'] },
);

function mergedInMemory(batches: readonly LedgerRow[][]): LedgerRow[] {
  const rows = new Map<string, LedgerRow>();
  for (const given of batches.flat()) {
    const standing = rows.get(rowKey(given));
    rows.set(rowKey(given), standing === undefined ? given : mergeRows(standing, given));
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

it('merges rows in the database just as files merge them, whatever comes in whichever batch', async () => {
  let run = 0;
  const batches = fc.array(fc.array(row, { maxLength: 6 }), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(batches, async (given) => {
      run += 1;
      const id = hypothesisId(run);
      for (const rows of given) await store.ledger.append('A', id, rows);
      expect(await collect(store.ledger.open('A', id))).toEqual(mergedInMemory(given));
    }),
    { numRuns: 150 },
  );
}, 60_000);

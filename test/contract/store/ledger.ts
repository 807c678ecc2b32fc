import { describe, expect, it } from 'vitest';
import { makeCursor, makeLedgerRow } from '../../factories/entities.ts';
import { hypothesisId } from '../../factories/hypotheses.ts';
import { collect, eachTest, type MakeStore } from './under-test.ts';

const ONE = hypothesisId(1);
const TWO = hypothesisId(2);
const READ = { readAt: 2_000, outcomeAt: 1_500, excluded: 'prior_converter' as const };

export function describeLedger(makeStore: MakeStore): void {
  describe('keeps cohort ledgers', () => {
    const current = eachTest(makeStore);

    /** Appends the rows one after the other and returns what is kept after opening again. */
    async function keptOf(...rows: ReturnType<typeof makeLedgerRow>[]) {
      for (const row of rows) await current().store.ledger.append('A', ONE, [row]);
      return collect((await current().reopen()).ledger.open('A', ONE));
    }

    it('keeps the first moment a record joined and was seen, whichever comes first', async () => {
      const early = makeLedgerRow({ joinedAt: 100, firstSeenAt: 300 });
      const late = makeLedgerRow({ joinedAt: 200, firstSeenAt: 250 });
      expect(await keptOf(early, late)).toEqual([makeLedgerRow({ joinedAt: 100, firstSeenAt: 250 })]);
    });

    it.each([
      { what: 'a later reading replaces', given: { ...READ, readAt: 3_000, excluded: null }, kept: 'given' },
      { what: 'a reading of the same moment replaces', given: { ...READ, outcomeAt: null }, kept: 'given' },
      {
        what: 'an earlier reading leaves',
        given: { ...READ, readAt: 1_000, outcomeAt: null },
        kept: 'stored',
      },
      {
        what: 'a join seen again leaves',
        given: { readAt: null, outcomeAt: null, excluded: null },
        kept: 'stored',
      },
    ])('$what the reading that is stored', async ({ given, kept }) => {
      const rows = await keptOf(makeLedgerRow(READ), makeLedgerRow(given));
      expect(rows).toEqual([makeLedgerRow(kept === 'given' ? given : READ)]);
    });

    it.each([
      { what: 'is seen later', rows: [makeLedgerRow(READ), makeLedgerRow({ joinedAt: 100 })] },
      { what: 'was stored', rows: [makeLedgerRow({ joinedAt: 100 }), makeLedgerRow(READ)] },
    ])('drops a reading of a later join when an earlier one $what', async ({ rows }) => {
      expect(await keptOf(...rows)).toEqual([makeLedgerRow({ joinedAt: 100 })]);
    });

    it('hands out the rows of the records asked for, and only those', async () => {
      const { ledger } = current().store;
      const control = makeLedgerRow({ arm: 'control' });
      const other = makeLedgerRow({ recordId: '70002' });
      await ledger.append('A', ONE, [makeLedgerRow(), control, other, makeLedgerRow({ recordId: '70003' })]);
      const rows = await ledger.rowsOf('A', ONE, ['70002', '70001', '70009']);
      expect(rows).toHaveLength(3);
      expect(rows).toEqual(expect.arrayContaining([makeLedgerRow(), control, other]));
    });

    it('keeps the first exposure and answers with it, whatever group or moment comes later', async () => {
      const { ledger } = current().store;
      const first = makeLedgerRow({ joinedAt: 200 });
      expect(await ledger.expose('A', ONE, first)).toEqual(first);
      const later = makeLedgerRow({ arm: 'control', joinedAt: 100 });
      expect(await ledger.expose('A', ONE, later)).toEqual(first);
      const again = (await current().reopen()).ledger;
      expect(await again.expose('A', ONE, later)).toEqual(first);
      expect(await collect(again.open('A', ONE))).toEqual([first]);
    });

    it('answers exposures of one record that come at once all alike', async () => {
      const { ledger } = current().store;
      const rows = Array.from({ length: 50 }, (_, number) => makeLedgerRow({ joinedAt: 1_000 - number }));
      const kept = await Promise.all(rows.map((row) => ledger.expose('A', ONE, row)));
      expect(new Set(kept.map(({ joinedAt }) => joinedAt))).toEqual(new Set([1_000]));
      expect(await collect(ledger.open('A', ONE))).toEqual([makeLedgerRow({ joinedAt: 1_000 })]);
    });

    it('merges rows of one record within a batch', async () => {
      const rows = [makeLedgerRow({ joinedAt: 200 }), makeLedgerRow({ joinedAt: 100 })];
      await current().store.ledger.append('A', ONE, rows);
      expect(await collect(current().store.ledger.open('A', ONE))).toEqual([
        makeLedgerRow({ joinedAt: 100 }),
      ]);
    });

    it('keeps both rows of a record that is in both arms', async () => {
      await current().store.ledger.append('A', ONE, [makeLedgerRow(), makeLedgerRow({ arm: 'control' })]);
      expect(await current().store.ledger.count('A', ONE)).toBe(2);
    });

    it('appending the same rows again changes nothing that is stored', async () => {
      await current().store.ledger.append('A', ONE, [makeLedgerRow(READ)]);
      const before = await current().digest();
      await current().store.ledger.append('A', ONE, [makeLedgerRow(READ), makeLedgerRow()]);
      expect(await current().digest()).toBe(before);
    });

    it('streams 10,000 rows ordered by arm, then record id as text', async () => {
      const rows = Array.from({ length: 10_000 }, (_, number) =>
        makeLedgerRow({ recordId: String(number), arm: number % 2 === 0 ? 'treatment' : 'control' }),
      );
      await current().store.ledger.append('A', ONE, rows);
      const store = await current().reopen();
      expect(await store.ledger.count('A', ONE)).toBe(10_000);
      const keys = (await collect(store.ledger.open('A', ONE))).map(
        ({ arm, recordId }) => `${arm} ${recordId}`,
      );
      expect(keys).toEqual(rows.map(({ arm, recordId }) => `${arm} ${recordId}`).sort());
    });

    it('can be appended to while it is streamed', async () => {
      const rows = Array.from({ length: 300 }, (_, number) => makeLedgerRow({ recordId: String(number) }));
      await current().store.ledger.append('A', ONE, rows);
      const seen = [];
      for await (const { recordId } of current().store.ledger.open('A', ONE)) {
        seen.push(recordId);
        if (seen.length === 10)
          await current().store.ledger.append('A', ONE, [makeLedgerRow({ recordId: 'new' })]);
      }
      expect(seen.filter((recordId) => recordId !== 'new')).toHaveLength(300);
    });

    it('finds the rows of a record in all hypotheses', async () => {
      const { ledger } = current().store;
      await ledger.append('A', TWO, [makeLedgerRow(), makeLedgerRow({ arm: 'control' })]);
      await ledger.append('A', ONE, [makeLedgerRow(), makeLedgerRow({ recordId: '70002' })]);
      await ledger.append('A', hypothesisId(3), [makeLedgerRow({ recordId: '70002' })]);
      const expected = [
        { hypothesisId: ONE, row: makeLedgerRow() },
        { hypothesisId: TWO, row: makeLedgerRow({ arm: 'control' }) },
        { hypothesisId: TWO, row: makeLedgerRow() },
      ];
      expect(await ledger.ofRecord('A', '70001')).toEqual(expected);
      expect(await (await current().reopen()).ledger.ofRecord('A', '70001')).toEqual(expected);
    });

    it('keeps cursors of hypotheses apart', async () => {
      const { ledger } = current().store;
      await ledger.saveCursor('A', ONE, makeCursor({ after: 'x' }));
      await ledger.saveCursor('A', TWO, makeCursor({ after: 'y' }));
      await ledger.saveCursor('A', ONE, makeCursor({ after: 'z', seenUntil: 5 }));
      expect(await ledger.cursors('A', ONE)).toEqual([makeCursor({ after: 'z', seenUntil: 5 })]);
      expect(await ledger.cursors('A', TWO)).toEqual([makeCursor({ after: 'y' })]);
    });

    it('keeps appends that come at once', async () => {
      const appends = Array.from({ length: 200 }, (_, number) =>
        current().store.ledger.append('A', ONE, [makeLedgerRow({ recordId: String(number) })]),
      );
      await Promise.all(appends);
      expect(await (await current().reopen()).ledger.count('A', ONE)).toBe(200);
    });
  });
}

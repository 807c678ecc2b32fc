import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/server/store/port/store.ts';
import { makeCursor, makeInboxEntry, makeLedgerRow, makePortal } from '../../factories/entities.ts';
import { hypothesisId, makeHypothesis } from '../../factories/hypotheses.ts';
import { fill, methodsOf, READS, readAll, UNSCOPED, WRITES } from './methods.ts';
import { eachTest, type MakeStore } from './under-test.ts';

const ERASING = new Set(['portals.erase', 'portals.clear']);

async function expectNothingOf(portalId: string, store: Store): Promise<void> {
  for (const { method, call, empty } of READS) expect(await call(store, portalId), method).toEqual(empty);
  expect(await store.portals.list()).toEqual([]);
}

export function describeIsolation(makeStore: MakeStore): void {
  describe('keeps portals apart', () => {
    const current = eachTest(makeStore);

    it('every method is in the tables of these tests', () => {
      const tried = [...READS, ...WRITES].map(({ method }) => method);
      expect([...tried, ...UNSCOPED].sort()).toEqual(methodsOf(current().store).sort());
    });

    it.each(READS)('$method shows nothing of another portal', async ({ call, empty }) => {
      await fill(current().store, 'A');
      expect(await call(current().store, 'B')).toEqual(empty);
    });

    it.each(WRITES)('$method changes its own portal and no other', async ({ call }) => {
      await fill(current().store, 'A');
      await fill(current().store, 'B');
      const before = await readAll(current().store, 'A');
      const own = await readAll(current().store, 'B');
      await call(current().store, 'B');
      expect(await readAll(current().store, 'A')).toEqual(before);
      expect(await readAll(current().store, 'B')).not.toEqual(own);
    });

    it('lists the portals it knows and their installs, ordered by id', async () => {
      for (const portalId of ['20', '3', '100']) await fill(current().store, portalId);
      const { portals, installs } = current().store;
      for (const listed of [await portals.list(), await installs.list()]) {
        expect(listed.map(({ portalId }) => portalId)).toEqual(['100', '20', '3']);
      }
    });

    it('erases all of a portal, for good, and takes it up again as if it were new', async () => {
      await fill(current().store, 'A');
      expect(await current().store.portals.erase('A')).toBe('erased');
      expect(await current().store.portals.erase('A')).toBe('absent');
      await expectNothingOf('A', current().store);
      const store = await current().reopen();
      await expectNothingOf('A', store);
      await fill(store, 'A');
      expect((await store.hypotheses.list('A')).length).toBe(1);
    });

    it('clears a portal of everything but its record and its install', async () => {
      const { store } = current();
      await fill(store, 'A');
      const kept = [await store.portals.get('A'), await store.installs.get('A')];
      expect(await store.portals.clear('A')).toBe('erased');
      const again = await current().reopen();
      expect([await again.portals.get('A'), await again.installs.get('A')]).toEqual(kept);
      for (const { method, call, empty } of READS.filter(({ method }) => !/^(portals|installs)/.test(method)))
        expect(await call(again, 'A'), method).toEqual(empty);
    });

    it('goes on with what is written while a portal is erased or cleared, again and again', async () => {
      const { store } = current();
      const ids = Array.from({ length: 40 }, (_, number) => hypothesisId(number + 1));
      const writing = ids.map(async (id, number) => {
        for (let turn = 0; turn < number; turn += 1) await Promise.resolve();
        await store.ledger.append('A', id, [makeLedgerRow()]);
        await store.inbox.receive('A', [makeInboxEntry({ key: id })]);
      });
      const erasing = ids.map((_, number) => store.portals[number % 2 === 0 ? 'erase' : 'clear']('A'));
      await Promise.all([...writing, ...erasing]);
      await store.inbox.receive('A', [makeInboxEntry({ key: 'last' })]);
      const again = await current().reopen();
      expect((await again.inbox.waiting('A')).map(({ key }) => key)).toContain('last');
    });

    it('erases what was still being written when it was asked to', async () => {
      const { store } = current();
      const filling = fill(store, 'A');
      await store.portals.save(makePortal({ portalId: 'A' }));
      await filling;
      const writing = store.hypotheses.create('A', makeHypothesis({ id: hypothesisId(2) }));
      await Promise.all([writing, store.portals.erase('A')]);
      expect(await store.hypotheses.list('A')).toEqual([]);
    });

    it('does not list a portal that was never saved', async () => {
      await current().store.ledger.saveCursor('A', 'h_0000000001', makeCursor());
      expect(await current().store.portals.list()).toEqual([]);
    });
  });

  describe('after closing', () => {
    const current = eachTest(makeStore);

    it.each([...READS, ...WRITES])('$method says that the store is closed', async ({ call }) => {
      await current().store.close();
      await expect(call(current().store, 'A')).rejects.toMatchObject({ code: 'store_closed' });
    });

    it('portals.list says that the store is closed', async () => {
      await current().store.close();
      await expect(current().store.portals.list()).rejects.toMatchObject({ code: 'store_closed' });
    });

    it('closing again is fine', async () => {
      await current().store.close();
      await expect(current().store.close()).resolves.toBeUndefined();
    });

    it('what was under way when it closed is kept', async () => {
      const keeping = WRITES.filter(({ method }) => !ERASING.has(method));
      const filling = keeping.map(({ call }) => call(current().store, 'A'));
      const { store } = current();
      const closing = store.close();
      await Promise.all([...filling, closing]);
      const reopened = await current().reopen();
      expect((await reopened.hypotheses.list('A')).length).toBe(1);
      expect(await reopened.ledger.count('A', 'h_0000000001')).toBe(1);
    });
  });
}

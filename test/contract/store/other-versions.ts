import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/server/store/port/store.ts';
import {
  makeBegunInstall,
  makeInboxEntry,
  makePortal,
  makeReading,
  makeWrittenRecord,
} from '../../factories/entities.ts';
import { hypothesisId, makeAmendment, makeConcluded, makeSlots } from '../../factories/hypotheses.ts';
import { asLater, LATER, LATER_FIELD, latersIn } from './as-later.ts';
import { fill, readAll, WRITES } from './methods.ts';
import { eachTest, type MakeStore, type Rewriting, type StoreUnderTest } from './under-test.ts';

const ONE = hypothesisId(1);
async function laters({ stored }: StoreUnderTest): Promise<number> {
  return latersIn(await stored());
}

/** Methods that write an item again, and how many objects in it they take away. */
const REWRITES: Record<string, number> = {
  'portals.save': 0,
  'portals.change': 0,
  'installs.change': 1,
  'hypotheses.replace': 0,
  'judgements.attach': 0,
  'judgements.exempt': 0,
  'judgements.overrideClass': 0,
  'judgements.answer': 0,
  'judgements.contradict': 0,
  'judgements.mute': 0,
  'misfits.note': 0,
  'decisionTasks.end': 0,
  'backlog.freeze': 0,
  'ledger.saveCursor': 0,
  'writeBack.count': 0,
};

export function describeOtherVersions(makeStore: MakeStore): void {
  describe('on what a later version has written', () => {
    const current = eachTest(makeStore);

    it('answers all of it, without the fields that this version does not know', async () => {
      await fill(current().store, 'A');
      const before = await readAll(current().store, 'A');
      const store = await current().rewrite(asLater);
      expect(await laters(current())).toBeGreaterThan(50);
      expect(await readAll(store, 'A')).toEqual(before);
    });

    it.each(WRITES.filter(({ method }) => method in REWRITES))(
      '$method keeps the fields that this version does not know, however deep',
      async ({ method, call }) => {
        await fill(current().store, 'A');
        const store = await current().rewrite(asLater);
        const [before, there] = [await current().digest(), await laters(current())];
        await call(store, 'A');
        expect(await current().digest()).not.toBe(before);
        expect(await laters(current())).toBe(there - (REWRITES[method] ?? 0));
      },
    );

    it('puts them back in their places', async () => {
      const amendments = [makeAmendment(), makeAmendment({ reason: 'Another' })];
      const hypothesis = makeConcluded({ amendments });
      await current().store.hypotheses.create('A', hypothesis);
      const store = await current().rewrite(asLater);
      const [first, second] = amendments;
      if (first === undefined || second === undefined) throw new Error('There are two amendments.');
      const next = {
        ...hypothesis,
        ...{ slots: makeSlots({ title: 'Another title' }), amendments: [first, makeAmendment(), second] },
      };
      await store.hypotheses.replace('A', 1, next);
      const written = { ...next, version: 2 };
      expect(await store.hypotheses.get('A', ONE)).toEqual(written);
      expect(await current().stored()).toEqual([
        expect.objectContaining({
          ...{ id: ONE, version: 2, ...LATER_FIELD },
          slots: expect.objectContaining({ title: 'Another title', ...LATER_FIELD }),
          amendments: [{ ...first, ...LATER_FIELD }, makeAmendment(), { ...second, ...LATER_FIELD }],
        }),
      ]);
    });

    it('keeps them of what stays in a list that is written again', async () => {
      await current().store.begunInstalls.begin(makeBegunInstall({ browser: 'one' }), 0);
      await current().store.begunInstalls.begin(makeBegunInstall({ browser: 'two' }), 0);
      const store = await current().rewrite(asLater);
      expect(await store.begunInstalls.take('one')).toEqual(makeBegunInstall({ browser: 'one' }));
      // The list, the install that stays, and its proof.
      expect(await laters(current())).toBe(3);
    });

    it('keeps them of what stays when something else is erased', async () => {
      const records = ['1', '2'].map((recordId) => makeWrittenRecord({ recordId }));
      await current().store.writeBack.save('A', records);
      const store = await current().rewrite(asLater);
      await store.writeBack.erase('A', '0-1', ['1']);
      expect(await laters(current())).toBe(1);
    });

    it('does not say of a new reading what a later version found at the one before; its course stays', async () => {
      await current().store.readings.save('A', makeReading());
      const store = await current().rewrite(asLater);
      await store.readings.save('A', makeReading({ at: '2026-10-02T02:00:00.000Z' }));
      expect(await laters(current())).toBe(1);
      expect(await store.readings.course('A', ONE)).toHaveLength(2);
    });

    it('leaves nothing of what an event told once it was acted on', async () => {
      await current().store.inbox.receive('A', [makeInboxEntry({ key: 'k1' })]);
      const store = await current().rewrite(asLater);
      expect(await laters(current())).toBeGreaterThan(0);
      await store.inbox.finish('A', ['k1'], 2_000);
      expect(await laters(current())).toBe(0);
    });

    it.each<{ what: string; change: Rewriting; problem: RegExp }>([
      {
        what: 'a value that it does not know',
        change: (item) => ({ ...Object(item), tasksEnabled: 'on_mondays', [LATER]: 1 }),
        problem: /portal.*\btasksEnabled: /,
      },
      {
        what: 'an item without a field that it knows',
        change: (item) => ({ ...Object(item), timeZone: undefined, [LATER]: 1 }),
        problem: /portal.*\btimeZone: /,
      },
    ])('refuses $what, and names both item and field', async ({ change, problem }) => {
      await current().store.portals.save(makePortal({ portalId: 'A' }));
      const store = await current().rewrite(change);
      const before = await current().digest();
      const refused = { code: 'store_damaged', message: expect.stringMatching(problem) };
      await expect(store.portals.get('A')).rejects.toMatchObject(refused);
      await expect(rename(store)).rejects.toMatchObject(refused);
      expect(await current().digest()).toBe(before);
    });
  });
}

function rename(store: Store): Promise<unknown> {
  return store.portals.change('A', (portal) => ({ ...portal, uiDomain: 'app-eu1.hubspot.com' }));
}

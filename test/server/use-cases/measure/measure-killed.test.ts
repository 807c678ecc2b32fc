import { onTestFinished, describe, expect, it } from 'vitest';
import { CONTACT } from '../../../../src/core/object-type.ts';
import type { Store } from '../../../../src/server/store/port/store.ts';
import { measure } from '../../../../src/server/use-cases/measure/measure.ts';
import { makePortal } from '../../../factories/entities.ts';
import { daysAgo } from '../../../factories/world.ts';
import { gather } from '../../hubspot/doors.ts';
import { openForTest, temporaryFolder } from '../../store/temporary-store.ts';
import {
  addPeople,
  openBench,
  orderHypothesis,
  orderWorld,
  people,
  PORTAL_ID,
  TIME_ZONE,
  type Bench,
} from '../outcome-bench.ts';

const ID = orderHypothesis().id;

/** Three pages of members, one of whom had been there before and one of whom was merged; two batches of outcomes. */
async function benchOf(): Promise<Bench> {
  const world = orderWorld();
  addPeople(world, [
    ...people(340, 1, { joinedDaysAgo: 60, reachedAfter: 4 }),
    ...people(260, 2, { joinedDaysAgo: 60 }),
    { id: '7', joinedDaysAgo: 140, leftDaysAgo: 120 },
  ]);
  world.lists.get('201')?.members.push({ recordId: '7', joinedAt: daysAgo(70), leftAt: null });
  const merged = world.records.get(CONTACT)?.get('10003');
  if (merged !== undefined) merged.mergedInto = { id: '10300', at: daysAgo(5) };
  return openBench(world, [orderHypothesis()]);
}

interface Mortal {
  store: Store;
  writes: () => number;
}

/** A store whose process dies before its n-th write: neither that write nor any later one happens. */
function dyingAt(store: Store, deathAt: number): Mortal {
  let writes = 0;
  function mortal<Part extends object>(part: Part, names: readonly (keyof Part)[]): Part {
    const wrapped = { ...part };
    for (const name of names) {
      const write = part[name];
      if (typeof write !== 'function') continue;
      const dying = (...args: unknown[]): unknown => {
        writes += 1;
        if (writes >= deathAt) throw new Error('killed');
        return write(...args);
      };
      wrapped[name] = dying as typeof write; // the same function but for its death
    }
    return wrapped;
  }
  return {
    store: {
      ...store,
      hypotheses: mortal(store.hypotheses, ['replace']),
      ledger: mortal(store.ledger, ['append', 'saveCursor']),
      readings: mortal(store.readings, ['save']),
    },
    writes: () => writes,
  };
}

async function emptyStore(): Promise<Store> {
  const { directory, dispose } = await temporaryFolder();
  const store = await openForTest(directory);
  onTestFinished(async () => {
    await store.close();
    await dispose();
  });
  await store.portals.save(makePortal({ portalId: PORTAL_ID, timeZone: TIME_ZONE }));
  await store.hypotheses.create(PORTAL_ID, orderHypothesis());
  return store;
}

async function everythingIn(store: Store) {
  return {
    rows: await gather(store.ledger.open(PORTAL_ID, ID)),
    cursors: await store.ledger.cursors(PORTAL_ID, ID),
    hypothesis: await store.hypotheses.get(PORTAL_ID, ID),
    reading: await store.readings.latest(PORTAL_ID, ID),
  };
}

/** Writes of an undisturbed run: three pages and their places, two batches, the verdict, the reading. */
const WRITES = 10;

describe('a measuring that is killed', () => {
  it('has so many writes to be killed at', async () => {
    const bench = await benchOf();
    const { store, writes } = dyingAt(bench.store(), Infinity);
    const { hypotheses } = await measure({ ...bench.deps, store }, PORTAL_ID);
    expect(hypotheses).toMatchObject([
      { becameFinal: true, reading: { counts: { merged: 1, beforeStart: 1 } } },
    ]);
    expect(writes()).toBe(WRITES);
  });

  it.each(Array.from({ length: WRITES }, (_, index) => index + 1))(
    'at write %d and run again ends with what an undisturbed one ends with',
    async (death) => {
      const bench = await benchOf();
      const undisturbed = await emptyStore();
      await measure({ ...bench.deps, store: undisturbed }, PORTAL_ID);
      const { store } = dyingAt(bench.store(), death);
      await expect(measure({ ...bench.deps, store }, PORTAL_ID)).rejects.toThrow('killed');
      await bench.restart();
      const { failed } = await measure({ ...bench.deps, store: bench.store() }, PORTAL_ID);
      expect(failed).toEqual([]);
      const found = await everythingIn(bench.store());
      const expected = await everythingIn(undisturbed);
      expect({ ...found, reading: null }).toEqual({ ...expected, reading: null });
      // Killed between verdict and reading, the reading is of a verdict that was fixed before.
      expect(found.reading?.counts).toEqual(expected.reading?.counts);
      expect(found.hypothesis?.version).toBe(2);
    },
  );
});

it('a measuring that is killed at the third page and run again asks for the second and the third', async () => {
  const bench = await benchOf();
  await expect(
    measure({ ...bench.deps, store: dyingAt(bench.store(), 5).store }, PORTAL_ID),
  ).rejects.toThrow();
  await bench.restart();
  bench.portal.requests.clear();
  await measure({ ...bench.deps, store: bench.store() }, PORTAL_ID);
  expect(bench.portal.requests.count('GET', '/crm/v3/lists/201/memberships/join-order')).toBe(2);
});

describe('two measurings at once', () => {
  it('run one after the other: nothing is read or decided twice, and nobody is told of a conflict', async () => {
    const bench = await benchOf();
    const alone = await emptyStore();
    await measure({ ...bench.deps, store: alone }, PORTAL_ID);
    const requests = bench.portal.requests.total();
    bench.portal.requests.clear();
    const deps = { ...bench.deps, store: bench.store() };
    const [first, second] = await Promise.all([measure(deps, PORTAL_ID), measure(deps, PORTAL_ID)]);
    expect(first).toMatchObject({ failed: [], hypotheses: [{ becameFinal: true }] });
    expect(second).toMatchObject({ failed: [], hypotheses: [{ becameFinal: false, reading: { row: 0 } }] });
    expect(bench.portal.requests.total()).toBe(requests);
    const { hypothesis, rows } = await everythingIn(bench.store());
    expect(hypothesis?.version).toBe(2);
    expect(rows).toEqual((await everythingIn(alone)).rows);
  });
});

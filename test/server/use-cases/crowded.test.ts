import { onTestFinished, expect, test } from 'vitest';
import type { Store } from '../../../src/server/store/port/store.ts';
import { checkRoom } from '../../../src/server/use-cases/doctor/check-room.ts';
import { measure } from '../../../src/server/use-cases/measure/measure.ts';
import { makeLedgerRow, makePortal } from '../../factories/entities.ts';
import { hypothesisId, makeHypothesis } from '../../factories/hypotheses.ts';
import { smallWorld, WORLD_NOW } from '../../factories/world.ts';
import { startPortal } from '../../helpers/portal.ts';
import { doorTo } from '../hubspot/doors.ts';
import { openForTest, temporaryFolder } from '../store/temporary-store.ts';

/** Two accounts with two members each. */
async function fourMembers(): Promise<Store> {
  const { directory, dispose } = await temporaryFolder();
  const store = await openForTest(directory);
  onTestFinished(async () => {
    await store.close();
    await dispose();
  });
  for (const portalId of ['1', '2']) {
    await store.portals.save(makePortal({ portalId }));
    await store.hypotheses.create(portalId, makeHypothesis({ status: 'retired' }));
    const rows = ['70001', '70002'].map((recordId) => makeLedgerRow({ recordId }));
    await store.ledger.append(portalId, hypothesisId(1), rows);
  }
  return store;
}

function noticesOf(store: Store) {
  const hubspot = doorTo(startPortal({ world: smallWorld() }));
  return measure({ store, hubspot, now: () => WORLD_NOW, timeZone: 'UTC' }, '1').then(
    ({ notices }) => notices,
  );
}

test('who measures more members than files hold well is told to move to PostgreSQL, and how', async () => {
  const store = { ...(await fourMembers()), mostMembers: 3 };
  const [notice, ...others] = await noticesOf(store);
  expect(others).toEqual([]);
  expect(notice).toMatchObject({
    code: 'store_crowded',
    message: expect.stringContaining('More than 3 members'),
  });
  expect(notice?.hint).toContain('store copy --from');
  expect(await checkRoom(store)).toMatchObject([{ status: 'warning', mend: notice?.hint }]);
});

test('up to the limit nothing is said, and a store that holds none in memory has none', async () => {
  const store = await fourMembers();
  expect(await noticesOf({ ...store, mostMembers: 4 })).toEqual([]);
  expect(await checkRoom({ ...store, mostMembers: 4 })).toEqual([]);
  expect(await checkRoom({ ...store, mostMembers: null })).toEqual([]);
});

test('files have a limit of their own', async () => {
  expect((await fourMembers()).mostMembers).toBeGreaterThanOrEqual(100_000);
});

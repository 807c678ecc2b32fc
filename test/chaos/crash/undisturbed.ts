import { SANDBOX_TOKEN } from '../../../src/sandbox/portal/settings.ts';
import { openPortal } from '../../../src/server/hubspot/portal.ts';
import type { Store } from '../../../src/server/store/port/store.ts';
import { measure } from '../../../src/server/use-cases/measure/measure.ts';
import { writeBack } from '../../../src/server/use-cases/write-back/write-back.ts';
import { makePortal } from '../../factories/entities.ts';
import { makeHypotheses, PORTAL_ID, TIME_ZONE } from './account.ts';
import { openFileGround } from './file-ground.ts';
import { endStateOf, type EndState } from './invariants.ts';
import { startPortalChild } from './portal-child.ts';
import { EDITOR } from './start-on-portal.ts';

/** Puts into a store what every run begins with. */
export async function fillStore(store: Store, now: number): Promise<void> {
  const settings = { timeZone: TIME_ZONE, writesEnabled: true, editors: [EDITOR] };
  await store.portals.save(makePortal({ portalId: PORTAL_ID, ...settings }));
  for (const hypothesis of makeHypotheses(now)) await store.hypotheses.create(PORTAL_ID, hypothesis);
}

/** What a run of the same account ends with when nothing goes wrong and nothing is killed. */
export async function runUndisturbed(setup: { seed: number; now: number }): Promise<EndState> {
  const portal = await startPortalChild({ ...setup, faults: null });
  const ground = await openFileGround();
  const store = await ground.open();
  try {
    await fillStore(store, setup.now);
    const hubspot = openPortal({
      baseUrl: portal.url,
      flowsBasePath: '/automation/v4',
      token: SANDBOX_TOKEN,
    });
    const deps = { store, hubspot, now: Date.now, timeZone: TIME_ZONE };
    await measure(deps, PORTAL_ID);
    await writeBack(deps, PORTAL_ID);
    return await endStateOf(store, await portal.report());
  } finally {
    await store.close();
    await ground.dispose();
    await portal.stop();
  }
}

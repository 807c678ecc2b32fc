import { createRandom } from '../../../src/sandbox/seed/random.ts';
import type { Store } from '../../../src/server/store/port/store.ts';
import { nothingAcknowledged, type Acknowledged } from './acknowledged.ts';
import { finish } from './finish.ts';
import type { Ground, Start } from './ground.ts';
import { untried, violationsIn } from './invariants.ts';
import { killUnderLoad, type Kills } from './kill-under-load.ts';
import { startPortalChild, type PortalReport } from './portal-child.ts';
import { startOnPortal } from './start-on-portal.ts';
import { fillStore, runUndisturbed } from './undisturbed.ts';

export interface ChaosReport {
  seed: number;
  minutes: number;
  ground: string;
  kills: Kills;
  /** How often processes were killed while they made the tables; null where there are none to make. */
  halfMade: number | null;
  acknowledged: Acknowledged;
  portal: PortalReport;
  violations: string[];
}

/** What goes wrong at HubSpot meanwhile: only what is surely not carried out, so that what is done twice is ours. */
const FAULTS = '429=0.02,503=0.02,423=0.01';

interface ChaosSetup {
  seed: number;
  minutes: number;
}

/** Runs real processes under load and kills them again and again; then looks whether everything acknowledged is true. */
export async function runChaos(ground: Ground, { seed, minutes }: ChaosSetup): Promise<ChaosReport> {
  const now = Date.now();
  const expected = await runUndisturbed({ seed, now });
  const portal = await startPortalChild({ seed, now, faults: `${FAULTS},seed=${seed}` });
  const acknowledged = nothingAcknowledged();
  const start: Start = (argv) => startOnPortal({ argv, portalUrl: portal.url, env: ground.env });
  try {
    const halfMade = (await ground.killWhileMade?.(start, createRandom(seed))) ?? null;
    await withStore(ground, (store) => fillStore(store, now));
    const until = Date.now() + minutes * 60_000;
    const kills = await killUnderLoad(ground, { seed, until, acknowledged, start });
    acknowledged.violations.push(...(await finish(ground, start, acknowledged)));
    const report = await portal.report();
    const violations = await withStore(ground, (store) =>
      violationsIn(store, acknowledged, report, { expected }),
    );
    const { rowsWritten } = report;
    violations.push(...untried(acknowledged, { kills, halfMade, rowsWritten, expected }));
    return { seed, minutes, ground: ground.name, kills, halfMade, acknowledged, portal: report, violations };
  } finally {
    await portal.stop();
  }
}

async function withStore<Value>(ground: Ground, work: (store: Store) => Promise<Value>): Promise<Value> {
  const store = await ground.open();
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

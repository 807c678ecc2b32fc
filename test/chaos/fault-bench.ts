import { onTestFinished } from 'vitest';
import type { Hypothesis } from '../../src/core/hypotheses/hypothesis.ts';
import { createFaults } from '../../src/sandbox/portal/faults/faults.ts';
import { readFaultPlan } from '../../src/sandbox/portal/faults/fault-plan.ts';
import { createPortal, type Portal } from '../../src/sandbox/portal/portal.ts';
import { servePortal } from '../../src/sandbox/portal/serve.ts';
import { SANDBOX_TOKEN } from '../../src/sandbox/portal/settings.ts';
import type { World } from '../../src/sandbox/portal/world.ts';
import { DEFAULT_LIMITS, type TokenSource } from '../../src/server/hubspot/gateway.ts';
import { openPortal } from '../../src/server/hubspot/portal.ts';
import type { PortalDeps } from '../../src/server/use-cases/portal-deps.ts';
import { makePortal } from '../factories/entities.ts';
import { WORLD_NOW } from '../factories/world.ts';
import { leapingClock } from '../server/hubspot/clocks.ts';
import { openForTest, temporaryFolder } from '../server/store/temporary-store.ts';
import { PORTAL_ID, TIME_ZONE } from '../server/use-cases/outcome-bench.ts';

export interface FaultBench {
  portal: Portal;
  url: string;
  deps: PortalDeps;
  /** What goes wrong from here on, as `readFaultPlan` takes it; nothing when left out. */
  goWrong(plan?: string): void;
}

/** Long enough for an answer on loopback; what hangs is given up after it. */
const DEADLINE_MS = 400;

/** A portal over real HTTP in which things go wrong, a door whose waits take no time, and a store of files. */
export async function openFaultBench(
  world: World,
  hypotheses: readonly Hypothesis[] = [],
  token: string | ((url: string) => TokenSource) = SANDBOX_TOKEN,
): Promise<FaultBench> {
  const portal = createPortal({ world, now: () => WORLD_NOW });
  const served = await servePortal(portal, { port: 0, host: '127.0.0.1' });
  const { directory, dispose } = await temporaryFolder();
  const store = await openForTest(directory);
  onTestFinished(async () => {
    await store.close();
    await served.close();
    await dispose();
  });
  await store.portals.save(makePortal({ portalId: PORTAL_ID, timeZone: TIME_ZONE, writesEnabled: true }));
  for (const hypothesis of hypotheses) await store.hypotheses.create(PORTAL_ID, hypothesis);
  const { now, sleep } = leapingClock();
  const { background, interactive } = DEFAULT_LIMITS.lanes;
  const hubspot = openPortal({
    baseUrl: served.url,
    flowsBasePath: '/automation/v4',
    token: typeof token === 'string' ? token : token(served.url),
    limits: { lanes: { interactive, background: { ...background, deadlineMs: DEADLINE_MS } } },
    ...{ now, sleep, random: () => 0.5 },
  });
  return {
    portal,
    url: served.url,
    deps: { store, hubspot, now: () => WORLD_NOW, timeZone: TIME_ZONE },
    goWrong(plan) {
      portal.settings.faults = plan === undefined ? null : createFaults(planOf(plan));
    },
  };
}

function planOf(text: string) {
  const plan = readFaultPlan(text);
  if (!plan.ok) throw new Error(plan.message);
  return plan.value;
}

/** What passes by itself, one of each sort: after it the same request would be answered. */
export const PASSING = [
  ...['429', '502', 'reset', 'hang'],
  ...['truncated', 'stale_page', 'empty_page', 'failed_rows'],
] as const;

/** Many at once, as on a bad day at HubSpot; another one with each seed. */
export const BAD_DAYS = [1, 2, 3].map(
  (seed) =>
    `423=0.03,429=0.1,429_retry_after=0.05,500=0.05,503=0.05,reset=0.05,slow=0.02,truncated=0.05,clock_skew=0.3,failed_rows=0.05,seed=${seed}`,
);

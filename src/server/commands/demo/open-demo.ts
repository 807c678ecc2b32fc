import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DAY_MS } from '../../../core/time.ts';
import { createPortal, type Portal } from '../../../sandbox/portal/portal.ts';
import { servePortal } from '../../../sandbox/portal/serve.ts';
import { SANDBOX_TOKEN } from '../../../sandbox/portal/settings.ts';
import { buildWorld } from '../../../sandbox/seed/build-world.ts';
import { replayChanges } from '../../../sandbox/portal/changes.ts';
import { openDoors, type Account } from '../../account.ts';
import type { Config } from '../../config.ts';
import { createGateway } from '../../hubspot/gateway.ts';
import { staticTokenSource } from '../../hubspot/token-source.ts';
import { openStore } from '../../store/open-store.ts';
import type { KeptFolder } from './kept-folder.ts';
import { recordPortal } from '../../use-cases/install/record-portal.ts';
import { DAYS_LIVED } from './replay-plan.ts';

export interface DemoSize {
  seed?: number | undefined;
  workflows?: number | undefined;
  contacts?: number | undefined;
}

export interface DemoAccount extends Account {
  /** The simulated portal itself: what it received, what it knows. */
  portal: Portal;
  portalUrl: string;
  /** Where the account's past ends, epoch milliseconds. */
  endsAt: number;
  /** Moves the clock of account and portal to an instant, epoch milliseconds. */
  moveTo(instant: number): void;
  /** From here on the clock runs as the machine's does. */
  letRun(): void;
}

export interface DemoSettings {
  config: Config;
  /** Where the account's time ends, epoch milliseconds; the world is built backwards from it. */
  endsAt: number;
  /** The machine's clock. */
  wallClock: () => number;
  note: (text: string) => void;
  /** Where it is kept between commands; null for an account that is gone when it is closed. */
  kept?: KeptFolder | null;
  /** Where its HubSpot API listens; a free port unless one is named. */
  port?: number;
}

/** HubSpot's limit for an account with the API add-on: 250 requests in ten seconds. */
const RATE_LIMIT = { max: 250, intervalMs: 10_000 };

/** Who uses the demo account: every change is theirs, and they may change everything. */
export const DEMO_USER = '1';

/** A made-up account served on loopback; unless it is kept, with a store in a temporary folder, removed on close. */
export async function openDemo(size: DemoSize, settings: DemoSettings): Promise<DemoAccount> {
  const { endsAt, kept = null, port = 0 } = settings;
  const clock = stoppedClock(settings);
  let isLive = false;
  const portal = createPortal({
    world: buildWorld({ now: endsAt, ...definedOnly(size) }),
    now: clock.now,
    wallClock: settings.wallClock,
    onChange: (change) => {
      if (isLive) kept?.changed(change);
    },
  });
  await replayChanges(portal, kept?.changes ?? [], clock.moveTo);
  clock.moveTo(kept?.now ?? endsAt - DAYS_LIVED * DAY_MS);
  portal.settings.rateLimit = RATE_LIMIT;
  isLive = true;
  const served = await servePortal(portal, { port, host: '127.0.0.1' });
  const gateway = createGateway({
    baseUrl: served.url,
    token: staticTokenSource(SANDBOX_TOKEN),
    now: settings.wallClock,
    sleep,
    random: Math.random,
    limits: { rate: RATE_LIMIT },
  });
  const doors = openDoors(gateway, '/automation/v4');
  const directory = kept?.directory ?? (await mkdtemp(join(tmpdir(), 'groundwork-demo-')));
  const store = await openStore({
    directory,
    databaseUrl: null,
    mode: 'write',
    now: clock.now,
    log: settings.note,
  });
  const { portalId, timeZone, uiDomain } = await doors.hubspot.account();
  await recordPortal({ store, now: clock.now }, { portalId, timeZone, uiDomain }, () => [DEMO_USER]);
  const close = async () => {
    await store.close();
    await served.close();
    if (kept === null) await rm(directory, { recursive: true, force: true });
  };
  return {
    portalId,
    timeZone,
    uiDomain,
    ...doors,
    store,
    ...clock,
    close,
    portal,
    portalUrl: served.url,
    endsAt,
  };
}

/** Stands where it is put until it is let run; then it goes on from there at the machine's pace. */
function stoppedClock({ endsAt, wallClock }: DemoSettings): Pick<DemoAccount, 'now' | 'moveTo' | 'letRun'> {
  let instant = endsAt - DAYS_LIVED * DAY_MS;
  let runsSince: number | null = null;
  return {
    now: () => (runsSince === null ? instant : instant + wallClock() - runsSince),
    moveTo: (next) => {
      instant = next;
    },
    letRun: () => {
      runsSince = wallClock();
    },
  };
}

function definedOnly(size: DemoSize): { seed?: number; workflows?: number; contacts?: number } {
  return Object.fromEntries(Object.entries(size).filter(([, value]) => value !== undefined));
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DAY_MS } from '../../../core/time.ts';
import { replayChanges } from '../../../sandbox/portal/changes.ts';
import { createPortal, type Portal } from '../../../sandbox/portal/portal.ts';
import { servePortal } from '../../../sandbox/portal/serve.ts';
import { SANDBOX_TOKEN } from '../../../sandbox/portal/settings.ts';
import { buildWorld } from '../../../sandbox/seed/build-world.ts';
import { openDoors, type Account } from '../../account.ts';
import type { Config } from '../../config.ts';
import { createGateway } from '../../hubspot/gateway.ts';
import { staticTokenSource } from '../../hubspot/token-source.ts';
import { openLowdbStore } from '../../store/lowdb/open-lowdb-store.ts';
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

/**
 * A made-up account served on loopback; unless it is kept, with a store in a temporary folder, removed on close. Throws
 * what the store throws, and leaves nothing open then.
 */
export async function openDemo(size: DemoSize, settings: DemoSettings): Promise<DemoAccount> {
  const { endsAt, kept = null, port = 0 } = settings;
  const clock = stoppedClock(settings);
  const portal = await portalOf(size, settings, clock);
  const served = await servePortal(portal, { port, host: '127.0.0.1' });
  const closers = [() => served.close()];
  const close = async () => {
    for (let one = closers.pop(); one !== undefined; one = closers.pop()) await one();
  };
  try {
    const doors = doorsTo(served.url, settings.wallClock);
    const directory = kept?.directory ?? (await mkdtemp(join(tmpdir(), 'groundwork-demo-')));
    if (kept === null) closers.push(() => rm(directory, { recursive: true, force: true }));
    const { now } = clock;
    const store = await openLowdbStore({ directory, mode: 'write', now, log: settings.note });
    closers.push(() => store.close());
    const { portalId, timeZone, uiDomain } = await doors.hubspot.account();
    await recordPortal({ store, now }, { portalId, timeZone, uiDomain }, () => [DEMO_USER]);
    return {
      ...{ portalId, timeZone, uiDomain, ...doors, store, ...clock, close },
      ...{ portal, portalUrl: served.url, endsAt },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The portal at the moment the account stands on, with what was changed in it before. */
async function portalOf(
  size: DemoSize,
  { endsAt, wallClock, kept = null }: DemoSettings,
  clock: Pick<DemoAccount, 'now' | 'moveTo'>,
): Promise<Portal> {
  let isLive = false;
  const portal = createPortal({
    world: buildWorld({ now: endsAt, ...definedOnly(size) }),
    now: clock.now,
    wallClock,
    onChange: (change) => {
      if (isLive) kept?.changed(change);
    },
  });
  await replayChanges(portal, kept?.changes ?? [], clock.moveTo);
  clock.moveTo(kept?.now ?? endsAt - DAYS_LIVED * DAY_MS);
  portal.settings.rateLimit = RATE_LIMIT;
  isLive = true;
  return portal;
}

function doorsTo(baseUrl: string, wallClock: () => number): ReturnType<typeof openDoors> {
  const token = staticTokenSource(SANDBOX_TOKEN);
  const limits = { rate: RATE_LIMIT };
  const gateway = createGateway({ baseUrl, token, now: wallClock, sleep, random: Math.random, limits });
  return openDoors(gateway, '/automation/v4');
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

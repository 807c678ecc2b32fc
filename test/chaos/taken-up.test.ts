import { expect, it, onTestFinished, vi } from 'vitest';
import type { Job } from '../../src/core/contract/job.ts';
import { DAY_MS, toInstant } from '../../src/core/time.ts';
import { SCHEDULED } from '../../src/core/schedule.ts';
import { createFaults } from '../../src/sandbox/portal/faults/faults.ts';
import { createPortal } from '../../src/sandbox/portal/portal.ts';
import { servePortal } from '../../src/sandbox/portal/serve.ts';
import { postgresServer } from '../helpers/postgres.ts';
import { gather } from '../server/hubspot/doors.ts';
import { BY_LIST, makeAccount, PORTAL_ID } from './crash/account.ts';
import { askServer } from './crash/client.ts';
import { openFileGround } from './crash/file-ground.ts';
import type { Ground } from './crash/ground.ts';
import { openPostgresGround } from './crash/postgres-ground.ts';
import type { GroundworkProcess } from '../helpers/groundwork-process.ts';
import { startOnPortal } from './crash/start-on-portal.ts';
import { fillStore } from './crash/undisturbed.ts';

const NOW = Date.now();
const PAGE = /\/memberships\//;
const BATCH = /objects\/0-1\/batch\/read$/;

/** An account on its ground; nothing in it is due by the clock. */
async function openAccount(openGround: () => Promise<Ground>) {
  const portal = createPortal({ world: makeAccount({ seed: 3, now: NOW }), now: Date.now });
  const served = await servePortal(portal, { port: 0, host: '127.0.0.1' });
  const ground = await openGround();
  const running: GroundworkProcess[] = [];
  const stopAll = () => Promise.all(running.map((child) => child.kill()));
  onTestFinished(async () => {
    await stopAll();
    await served.close();
    await ground.dispose();
  });
  const store = await ground.open();
  await fillStore(store, NOW);
  const later = toInstant(NOW + 7 * DAY_MS);
  await store.portals.change(PORTAL_ID, (record) => {
    return { ...record, lastStarted: Object.fromEntries(SCHEDULED.map((work) => [work, later])) };
  });
  await store.close();
  const start = (argv: readonly string[]) => {
    const child = startOnPortal({ argv, portalUrl: served.url, env: ground.env });
    running.push(child);
    return child;
  };
  return { portal, ground, start, stopAll };
}

type Account = Awaited<ReturnType<typeof openAccount>>;

async function ledgerOf(ground: Ground) {
  const store = await ground.open();
  const rows = await gather(store.ledger.open(PORTAL_ID, BY_LIST));
  const verdict = (await store.hypotheses.get(PORTAL_ID, BY_LIST))?.verdict;
  await store.close();
  return {
    rows: rows.map(({ recordId, joinedAt, outcomeAt, excluded }) => [
      recordId,
      joinedAt,
      outcomeAt,
      excluded,
    ]),
    counts: verdict?.counts,
  };
}

/** What was asked for since the log was last emptied: pages of members, batches of records. */
function askedOf({ portal }: Account) {
  const paths = portal.requests.entries().map(({ path }) => path);
  const count = (of: RegExp) => paths.filter((path) => of.test(path)).length;
  return { pages: count(PAGE), batches: count(BATCH) };
}

type Asked = ReturnType<typeof askedOf>;

const order = (url: string) =>
  askServer(url, { method: 'POST', path: '/api/jobs', body: { kind: 'measure' } });

const idOf = (answer: Awaited<ReturnType<typeof order>>): string =>
  answer?.status === 202 ? (answer.body as Job).id : expect.fail(JSON.stringify(answer));

function untilDone(url: string, id: string) {
  const asked = () => askServer(url, { method: 'GET', path: `/api/jobs/${id}` });
  const isDone = async () => expect(await asked()).toMatchObject({ body: { state: 'done' } });
  return vi.waitFor(isDone, { timeout: 60_000, interval: 100 });
}

/** A process that does the jobs; with files it takes the orders too, and `serverUrl` is where they are taken else. */
async function startWorker({ ground, start }: Account, serverUrl: string | null) {
  const worker = start(ground.processes.at(-1) ?? []);
  const url = (await worker.up()) ?? serverUrl ?? expect.fail();
  return { url, worker };
}

/** What a measuring nobody disturbs asks for and ends with. */
async function undisturbed() {
  const account = await openAccount(openFileGround);
  const { url, worker } = await startWorker(account, null);
  await untilDone(url, idOf(await order(url)));
  await worker.kill();
  return { asked: askedOf(account), ledger: await ledgerOf(account.ground) };
}

/** Once so much was asked for, nothing is answered any more; waits until something is asked for then. */
async function untilStuck(account: Account, after: Asked): Promise<void> {
  const isReached = () => JSON.stringify(askedOf(account)) === JSON.stringify(after);
  const { settings } = account.portal;
  const stuck = vi.fn(() => [{ kind: 'hang', of: '', when: { share: 1 } } as const]);
  const faults = createFaults({ seed: 1, faults: [] });
  settings.faults = { ...faults, next: () => (isReached() ? stuck() : []) };
  await vi.waitFor(() => expect(stuck).toHaveBeenCalled(), { timeout: 60_000, interval: 20 });
}

const GROUNDS = { files: openFileGround, PostgreSQL: async () => openPostgresGround(await postgresServer()) };

it.each(Object.entries(GROUNDS))(
  'on %s a measuring whose process is killed is ended by the next, which asks for the rest only',
  async (_, openGround) => {
    const whole = await undisturbed();
    expect(whole.asked).toEqual({ pages: 3, batches: 6 });
    const account = await openAccount(openGround);
    const { ground, portal, start } = account;
    const serverUrl = ground.keepsJobs ? await start(ground.processes[0] ?? []).up() : null;
    let ordered: string | null = null;
    // The page that was kept last is asked for again, to see that nobody was passed over.
    for (const before of [
      { pages: 2, batches: 0 },
      { pages: 2, batches: 5 },
    ]) {
      portal.requests.clear();
      const { url, worker } = await startWorker(account, serverUrl);
      const stuck = untilStuck(account, before);
      if (ordered === null || !ground.keepsJobs) ordered = idOf(await order(url));
      await stuck;
      await worker.kill();
      portal.settings.faults = null;
      await ground.letTimePass();
    }
    portal.requests.clear();
    const { url } = await startWorker(account, serverUrl);
    await untilDone(url, ground.keepsJobs ? (ordered ?? '') : idOf(await order(url)));
    expect(askedOf(account)).toEqual({ pages: 1, batches: 1 });
    await account.stopAll();
    expect(await ledgerOf(ground)).toEqual(whole.ledger);
  },
  180_000,
);

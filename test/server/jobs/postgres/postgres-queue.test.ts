import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Fault } from '../../../../src/core/fault.ts';
import { accept } from '../../../../src/core/result.ts';
import { AT_ONCE } from '../../../../src/server/jobs/at-once.ts';
import { openPostgresQueue } from '../../../../src/server/jobs/postgres/postgres-queue.ts';
import {
  describeQueueContract,
  heldWork,
  orderOf,
  type QueueParts,
} from '../../../contract/jobs.contract.ts';
import type { Database } from '../../../postgres/database.ts';
import { eachFile, openPostgresForTest } from '../../store/postgres/temporary-postgres.ts';

const database = eachFile();
const PROCESS = fileURLToPath(new URL('queue-process.ts', import.meta.url));
let processes = 0;

async function open(parts: QueueParts, { doesJobs = true, graceMs = 10_000 } = {}) {
  const { url } = database();
  await (await openPostgresForTest(url)).close(); // brings the tables up to date
  const queue = await openPostgresQueue({
    ...{ ...parts, url, processId: `process ${(processes += 1)}`, doesJobs, firstWaitMs: 0 },
    ...{ now: () => Date.now(), random: () => 0.5, log: () => undefined },
    pace: { atOnce: AT_ONCE, pollMs: 50, silentMs: 1_000, graceMs },
    onQueueFault: (error) => expect.fail(String(error)),
  });
  let isClosed = false;
  const close = async () => {
    if (!isClosed) await queue.close();
    isClosed = true;
  };
  onTestFinished(close);
  return { ...queue, close };
}

describeQueueContract('in PostgreSQL', open);

/** A queue that takes orders and does none. */
function takingOrders() {
  const none = () => expect.fail('this process does no jobs');
  return open(
    { carryOut: none, watch: { tell: none, onRetry: none, onFault: none, onEnded: none } },
    { doesJobs: false },
  );
}

async function startProcess({ url }: Database, mode = 'works'): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', PROCESS, url, mode], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

async function withLog(): Promise<Database> {
  await database().query(`DROP TABLE IF EXISTS done`);
  await database().query(
    `CREATE TABLE done (place bigint GENERATED ALWAYS AS IDENTITY, process int, slot text, what text)`,
  );
  return database();
}

const historyOf = ({ query }: Database) =>
  query<{ process: number; slot: string; what: string }>(
    'SELECT process, slot, what FROM done ORDER BY place',
  );

test('two processes share forty jobs of two accounts: none twice, none lost, never two of a kind at once', async () => {
  const shared = await withLog();
  const jobs = await takingOrders();
  const children = await Promise.all([startProcess(shared), startProcess(shared)]);
  const orders = ['a', 'b'].flatMap((portalId) => [orderOf(portalId), orderOf(portalId, 'measure')]);
  await Promise.all(
    orders.map(async (order) => {
      for (let times = 0; times < 10; times += 1)
        await vi.waitFor(async () => expect(await jobs.start(order)).toMatchObject({ ok: true }), {
          ...{ timeout: 15_000, interval: 10 },
        });
    }),
  );
  await vi.waitFor(async () => expect(await jobs.counts()).toEqual([]), { timeout: 15_000 });
  for (const { stdin } of children) stdin?.end();
  expect(await Promise.all(children.map((child) => once(child, 'exit')))).toEqual([
    [0, null],
    [0, null],
  ]);
  const history = await historyOf(shared);
  for (const order of orders) {
    const own = history.filter(({ slot }) => slot === `${order.portalId} ${order.kind}`);
    expect(own.map(({ what }) => what)).toEqual(Array.from({ length: 10 }, () => ['begun', 'ended']).flat());
  }
});

test('what a killed process had begun is done by another', async () => {
  const shared = await withLog();
  const jobs = await takingOrders();
  const doomed = await startProcess(shared, 'stuck');
  const started = await jobs.start(orderOf('1'));
  const id = started.ok ? started.value.id : expect.fail(started.message);
  await vi.waitFor(async () => expect(await historyOf(shared)).toHaveLength(1));
  doomed.kill('SIGKILL');
  const other = await startProcess(shared);
  await vi.waitFor(async () => expect(await jobs.get('1', id)).toMatchObject({ state: 'done' }), {
    timeout: 15_000,
  });
  expect(await jobs.get('1', id)).toMatchObject({ result: other.pid });
});

test('what does not end in time when a process is stopped is handed to another', async () => {
  const jobs = await takingOrders();
  const stuck = heldWork();
  const begun = vi.fn(stuck.work);
  const quiet = { tell: () => expect.fail(), onRetry: () => expect.fail(), onFault: () => expect.fail() };
  const onEnded = vi.fn(() => Promise.resolve());
  const stopping = await open({ carryOut: begun, watch: { ...quiet, onEnded } }, { graceMs: 50 });
  const started = await jobs.start(orderOf('1'));
  const id = started.ok ? started.value.id : expect.fail(started.message);
  await vi.waitFor(() => expect(begun).toHaveBeenCalled());
  await stopping.close();
  expect(await jobs.get('1', id)).toMatchObject({ state: 'waiting' });
  const done = () => Promise.resolve(accept('by another'));
  await open({ carryOut: done, watch: { ...quiet, onEnded: () => Promise.resolve() } });
  await vi.waitFor(async () => expect(await jobs.get('1', id)).toMatchObject({ state: 'done' }), {
    timeout: 10_000,
  });
  stuck.release();
  expect(await jobs.get('1', id)).toMatchObject({ result: 'by another' });
  expect(onEnded).not.toHaveBeenCalled();
});

/** A queue with a job under way that ends when `stuck` is let go. */
async function heldJob() {
  const stuck = heldWork();
  const carryOut = vi.fn(stuck.work);
  const none = () => expect.fail();
  const onEnded = vi.fn(() => Promise.resolve());
  const queue = await open({ carryOut, watch: { tell: none, onRetry: none, onFault: none, onEnded } });
  const started = await queue.start(orderOf('1'));
  const id = started.ok ? started.value.id : expect.fail(started.message);
  await vi.waitFor(() => expect(carryOut).toHaveBeenCalled());
  return { queue, id, stuck, carryOut, onEnded };
}

test('a process that was taken for lost leaves the end of its job to the one that has begun it since', async () => {
  const { queue, id, stuck, onEnded } = await heldJob();
  await database().query(`UPDATE groundwork.job_runs SET process_id = 'another' WHERE job_id = $1`, [id]);
  stuck.release();
  await queue.close();
  expect(await (await takingOrders()).get('1', id)).toMatchObject({ state: 'running' });
  expect(onEnded).not.toHaveBeenCalled();
  await database().query('DELETE FROM pgboss.job');
});

test('a process that takes up what it still does itself does it once', async () => {
  const { queue, id, stuck, carryOut, onEnded } = await heldJob();
  await database().query(`UPDATE pgboss.job SET state = 'retry', start_after = now() WHERE id = $1`, [id]);
  await vi.waitFor(async () => expect(await queue.get('1', id)).toMatchObject({ state: 'running' }));
  stuck.release();
  await vi.waitFor(async () => expect(await queue.get('1', id)).toMatchObject({ state: 'done' }));
  expect(carryOut).toHaveBeenCalledTimes(1);
  expect(onEnded).toHaveBeenCalledTimes(1);
});

test('a job whose every process went away is dead, and told', async () => {
  const onEnded = vi.fn(() => Promise.resolve());
  const none = () => expect.fail('nothing is begun');
  const jobs = await open(
    { carryOut: none, watch: { tell: none, onRetry: none, onFault: none, onEnded } },
    { doesJobs: false },
  );
  const started = await jobs.start(orderOf('1'));
  const id = started.ok ? started.value.id : expect.fail(started.message);
  // As ten processes leave it that began the job and never gave a sign of life again.
  await database().query(
    `UPDATE pgboss.job SET state = 'active', started_on = now() - interval '1 hour', retry_count = retry_limit
      WHERE id = $1`,
    [id],
  );
  await vi.waitFor(() => expect(onEnded).toHaveBeenCalled(), { timeout: 10_000 });
  expect(await jobs.get('1', id)).toMatchObject({ state: 'dead', failure: { code: 'process_lost' } });
});

test('what processes that went away had begun is still tried as often as any other when HubSpot is away', async () => {
  const orders = await takingOrders();
  const started = await orders.start(orderOf('1'));
  const id = started.ok ? started.value.id : expect.fail(started.message);
  await database().query(
    `UPDATE pgboss.job SET state = 'retry', started_on = now(), retry_count = 5 WHERE id = $1`,
    [id],
  );
  const away = () => Promise.reject(new Fault('hubspot_unreachable', 'HubSpot is away.', 'Try again.'));
  const carryOut = vi.fn(away);
  const onRetry = vi.fn();
  const failure = { code: 'hubspot_unreachable', message: 'HubSpot is away.', hint: 'Try again.' };
  const onEnded = () => Promise.resolve();
  await open({ carryOut, watch: { tell: () => failure, onRetry, onFault: () => undefined, onEnded } });
  await vi.waitFor(async () => expect(await orders.get('1', id)).toMatchObject({ state: 'dead', failure }), {
    timeout: 10_000,
  });
  expect(carryOut).toHaveBeenCalledTimes(4);
  expect(onRetry).toHaveBeenCalledTimes(3);
});

test('processes that start at once on an empty database all come up', async () => {
  await database().query('DROP SCHEMA IF EXISTS pgboss CASCADE');
  const [first, ...others] = await Promise.all(Array.from({ length: 4 }, takingOrders));
  await first?.start(orderOf('at once'));
  for (const other of others)
    expect(await other.start(orderOf('at once'))).toMatchObject({ reason: 'already_running' });
});

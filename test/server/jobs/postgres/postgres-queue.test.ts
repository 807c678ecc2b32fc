import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openPostgresQueue } from '../../../../src/server/jobs/postgres/postgres-queue.ts';
import { describeQueueContract, orderOf, type QueueParts } from '../../../contract/jobs.contract.ts';
import type { Database } from '../../../helpers/postgres.ts';
import { eachFile, openPostgresForTest } from '../../store/postgres/temporary-postgres.ts';

const database = eachFile();
const PROCESS = fileURLToPath(new URL('queue-process.ts', import.meta.url));
let processes = 0;

async function open(parts: QueueParts, { doesJobs = true } = {}) {
  const { url } = database();
  await (await openPostgresForTest(url)).close(); // brings the tables up to date
  const queue = await openPostgresQueue({
    ...{ ...parts, url, processId: `process ${(processes += 1)}`, doesJobs, firstWaitMs: 0 },
    ...{ now: () => Date.now(), random: () => 0.5, log: () => undefined },
    pace: { atOnce: 8, pollMs: 50, silentMs: 1_000, graceMs: 10_000 },
    onQueueFault: (error) => expect.fail(String(error)),
  });
  onTestFinished(() => queue.close());
  return queue;
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

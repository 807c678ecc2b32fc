import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { eachFile } from '../../store/postgres/temporary-postgres.ts';
import { deployment } from './deployment.ts';

const database = eachFile();

test('a server that does no jobs takes the order, a worker does it, and both stop when they are told to', async () => {
  const { startServer, startWorker } = await deployment(database());
  const { server, order, isDone } = await startServer();
  const worker = await startWorker();
  await isDone(await order());
  for (const process of [worker, server]) process.kill('SIGTERM');
  expect(await Promise.all([worker.ended(), server.ended()]), worker.err() + server.err()).toEqual([0, 0]);
}, 90_000);

test('a worker that hands its job over does not stay for HubSpot, and another does the job', async () => {
  const { portal, startServer, startWorker } = await deployment(database());
  const { order, isDone } = await startServer();
  const leaving = await startWorker();
  const [wait, busy] = [58, { status: 'error', message: 'Busy.' }];
  const asked = new Promise<number>((resolve) => {
    portal.settings.intercept = () => {
      resolve(Date.now());
      return { status: 503, headers: { 'retry-after': String(wait) }, body: busy };
    };
  });
  const job = await order();
  const askedAgainAt = (await asked) + wait * 1000;
  leaving.kill('SIGTERM');
  expect(await leaving.ended(), leaving.err()).toBe(0);
  expect(Date.now()).toBeLessThan(askedAgainAt);
  portal.settings.intercept = null;
  await startWorker();
  await isDone(job);
}, 150_000);

test('a server whose port is taken ends, and takes no jobs with it', async () => {
  const other = createServer().listen(0);
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo; // listening on TCP: never a pipe, never null
  const { start } = await deployment(database());
  const server = start(['serve'], { PORT: String(port) });
  expect(await server.ended()).toBe(2);
  expect(server.err()).toContain(`Port ${port} is already in use.`);
}, 60_000);

import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Job } from '../../../../src/core/contract/job.ts';
import { createPortal } from '../../../../src/sandbox/portal/portal.ts';
import { servePortal } from '../../../../src/sandbox/portal/serve.ts';
import { SANDBOX_TOKEN } from '../../../../src/sandbox/portal/settings.ts';
import { emptyWorld } from '../../../factories/world.ts';
import { startCommand } from '../../../helpers/command-process.ts';
import { CLIENT_SECRET, deliver, EDITOR, PUBLIC_ORIGIN, signed } from '../../../helpers/server.ts';
import { testFolder } from '../../commands/run-command.ts';
import { eachFile } from '../../store/postgres/temporary-postgres.ts';

const database = eachFile();

/** An account, and processes that work for it on one database. */
async function deployment() {
  const portal = createPortal({ world: emptyWorld(), now: Date.now });
  const hubSpot = await servePortal(portal, { port: 0, host: '127.0.0.1' });
  onTestFinished(() => hubSpot.close());
  const env = {
    DATABASE_URL: database().url,
    HUBSPOT_ACCESS_TOKEN: SANDBOX_TOKEN,
    HUBSPOT_API_BASE_URL: hubSpot.url,
    HUBSPOT_CLIENT_SECRET: CLIENT_SECRET,
    GROUNDWORK_PUBLIC_URL: PUBLIC_ORIGIN,
    GROUNDWORK_EDITORS: EDITOR,
    PORT: '0',
    LOG_LEVEL: 'warn',
  };
  const cwd = await testFolder();
  const start = (argv: string[], change = {}) => startCommand(argv, { env: { ...env, ...change }, cwd });
  return {
    portal,
    start,
    async startWorker() {
      const worker = start(['worker']);
      await worker.says(/does the jobs of HubSpot account/);
      return worker;
    },
    /** A server that does no jobs, and how it is asked. */
    async startServer() {
      const server = start(['serve', '--no-jobs']);
      const [, portalId = '', url = ''] = await server.says(/HubSpot account (\d+) at (http:\S+?)\. /);
      const ask = async (method: string, path: string, body: object = {}) => {
        const given = method === 'GET' ? { portalId } : { portalId, body };
        return (await deliver({ url }, signed(method, path, Date.now(), given))).json();
      };
      const order = async () => Job.parse(await ask('POST', '/api/jobs', { kind: 'audit' }));
      const isDone = ({ id }: Job) =>
        vi.waitFor(async () => expect(await ask('GET', `/api/jobs/${id}`)).toMatchObject({ state: 'done' }), {
          timeout: 30_000,
          interval: 200,
        });
      return { server, order, isDone };
    },
  };
}

test('a server that does no jobs takes the order, a worker does it, and both stop when they are told to', async () => {
  const { startServer, startWorker } = await deployment();
  const { server, order, isDone } = await startServer();
  const worker = await startWorker();
  await isDone(await order());
  for (const process of [worker, server]) process.kill('SIGTERM');
  expect(await Promise.all([worker.ended(), server.ended()]), worker.err() + server.err()).toEqual([0, 0]);
}, 90_000);

test('a worker that hands its job over does not stay for HubSpot, and another does the job', async () => {
  const { portal, startServer, startWorker } = await deployment();
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
  const { start } = await deployment();
  const server = start(['serve'], { PORT: String(port) });
  expect(await server.ended()).toBe(2);
  expect(server.err()).toContain(`Port ${port} is already in use.`);
}, 60_000);

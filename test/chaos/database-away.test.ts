import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { contentOf } from '../../src/core/hypotheses/draft.ts';
import { createFaults } from '../../src/sandbox/portal/faults/faults.ts';
import { createPortal } from '../../src/sandbox/portal/portal.ts';
import { servePortal } from '../../src/sandbox/portal/serve.ts';
import { hypothesisId, makeDraft } from '../factories/hypotheses.ts';
import { startOwnPostgres, type OwnPostgresServer } from '../postgres/server.ts';
import { makeAccount } from './crash/account.ts';
import { askServer } from './crash/client.ts';
import { openPostgresGround } from './crash/postgres-ground.ts';
import { startOnPortal } from './crash/start-on-portal.ts';

const NOW = Date.now();
const PATIENCE = { timeout: 60_000, interval: 200 };
let postgres: OwnPostgresServer;
beforeAll(async () => {
  postgres = await startOwnPostgres();
}, 60_000);
afterAll(() => postgres.stop());

/** A server and a worker that were started while their database was away, and came up once it was there. */
async function deployment() {
  const portal = createPortal({ world: makeAccount({ seed: 3, now: NOW }), now: Date.now });
  const served = await servePortal(portal, { port: 0, host: '127.0.0.1' });
  const ground = await openPostgresGround(postgres.url);
  await postgres.halt();
  const start = (argv: string[]) => startOnPortal({ argv, portalUrl: served.url, env: ground.env });
  const [server, worker] = [start(['serve', '--no-jobs']), start(['worker'])];
  onTestFinished(async () => {
    await Promise.all([server.kill(), worker.kill()]);
    await served.close();
    await ground.dispose();
  });
  await Promise.all(
    [server, worker].map((child) => child.says(/Could not reach PostgreSQL .* Waiting for it/)),
  );
  await postgres.resume();
  const [url] = await Promise.all([server.up(), worker.up()]);
  const ask = (method: string, path: string, body?: unknown) =>
    askServer(url ?? '', { method, path, ...(body === undefined ? {} : { body }) });
  return { portal, ground, ask, stop: () => Promise.all([server.stop(), worker.stop()]) };
}

it('a database that goes away, at the start and in the middle, loses nothing and ends nobody', async () => {
  const { portal, ground, ask, stop } = await deployment();
  const content = contentOf(makeDraft());
  const create = (number: number) => ask('POST', '/api/hypotheses', { id: hypothesisId(number), content });
  expect(await create(21)).toMatchObject({ status: 201 });

  portal.settings.faults = createFaults({ seed: 1, faults: [{ kind: '503', of: '', when: { share: 1 } }] });
  const ordered = await ask('POST', '/api/jobs', { kind: 'audit' });
  expect(ordered).toMatchObject({ status: 202 });
  await vi.waitFor(() => expect(portal.requests.countStatus(503)).toBeGreaterThan(0), PATIENCE);
  await postgres.halt();
  expect(await create(22)).toMatchObject({
    status: 503,
    body: {
      error: { code: 'store_unavailable', message: expect.stringMatching(/cannot get at its own data/) },
    },
  });
  expect(await ask('GET', '/readyz')).toMatchObject({
    status: 503,
    body: expect.objectContaining({ problems: ['store_unavailable'] }),
  });
  expect(await ask('GET', '/healthz')).toMatchObject({ status: 200 });
  portal.settings.faults = null;

  await postgres.resume();
  await vi.waitFor(async () => expect(await ask('GET', '/readyz')).toMatchObject({ status: 200 }), PATIENCE);
  expect(await create(22)).toMatchObject({ status: 201 });
  expect(await ask('GET', `/api/hypotheses/${hypothesisId(21)}`)).toMatchObject({ status: 200 });
  await vi.waitFor(
    async () => {
      await ground.letTimePass();
      const { id } = ordered?.body as { id: string };
      expect(await ask('GET', `/api/jobs/${id}`)).toMatchObject({ body: { state: 'done' } });
    },
    { timeout: 150_000, interval: 5_000 },
  );

  portal.settings.faults = createFaults({ seed: 1, faults: [{ kind: '503', of: '', when: { share: 1 } }] });
  portal.requests.clear();
  expect(await ask('POST', '/api/jobs', { kind: 'audit' })).toMatchObject({ status: 202 });
  await vi.waitFor(() => expect(portal.requests.countStatus(503)).toBeGreaterThan(0), PATIENCE);
  await postgres.halt();
  portal.settings.faults = null;
  expect(await stop()).toEqual([0, 0]);
  await postgres.resume();
}, 300_000);

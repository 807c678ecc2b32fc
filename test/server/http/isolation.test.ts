import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { noConfig } from '../../../src/core/grounding/config/audit-config.ts';
import { createPortal } from '../../../src/sandbox/portal/portal.ts';
import { servePortal } from '../../../src/sandbox/portal/serve.ts';
import { SANDBOX_TOKEN } from '../../../src/sandbox/portal/settings.ts';
import { openDoors } from '../../../src/server/account.ts';
import { createApp } from '../../../src/server/app.ts';
import { tellFault } from '../../../src/server/http/errors.ts';
import { HOOKS } from '../../../src/server/http/hooks/table.ts';
import { createRateLimit } from '../../../src/server/http/rate-limits.ts';
import { createRepeats } from '../../../src/server/http/repeats.ts';
import { ROUTES } from '../../../src/server/http/routes/table.ts';
import { verifyBySignature } from '../../../src/server/http/verify.ts';
import { createGateway } from '../../../src/server/hubspot/gateway.ts';
import { staticTokenSource } from '../../../src/server/hubspot/token-source.ts';
import { jobHandlers } from '../../../src/server/jobs/handlers.ts';
import { createInProcessQueue } from '../../../src/server/jobs/in-process/in-process-queue.ts';
import { runAudit } from '../../../src/server/use-cases/audit/run-audit.ts';
import type { Store } from '../../../src/server/store/port/store.ts';
import { createKeyRing } from '../../../src/server/store/sealing.ts';
import { makePortal } from '../../factories/entities.ts';
import { emptyWorld, WORLD_NOW } from '../../factories/world.ts';
import { CLIENT_SECRET, deliver, EDITOR, PUBLIC_ORIGIN, signed, type Ask } from '../../helpers/server.ts';
import { leapingClock } from '../hubspot/clocks.ts';
import { digestOf, openForTest, temporaryFolder } from '../store/temporary-store.ts';
import { dueDraft } from '../use-cases/attach/attach-bench.ts';
import { addressOf, EDIT_EXAMPLES, HOOK_EXAMPLES, READ_EXAMPLES } from './examples.ts';
import { serverWorld } from './server-world.ts';

/** Asks; the same person edits in both accounts. */
const OWN = '999';
/** Whose ids are asked for. */
const OTHER = '4242';
const SECRET = 'Known to the other account only';

/** Two accounts on one server; the other one has everything, the own one nothing. */
async function twoAccounts() {
  const { directory, dispose } = await temporaryFolder();
  const store = await openForTest(directory);
  for (const portalId of [OWN, OTHER])
    await store.portals.save(makePortal({ portalId, timeZone: 'America/New_York', editors: [EDITOR] }));
  const now = () => WORLD_NOW;
  const full = createPortal({ world: serverWorld(), now });
  const [ownHubSpot, otherHubSpot] = await Promise.all(
    [createPortal({ world: emptyWorld(), now }), full].map((portal) =>
      servePortal(portal, { port: 0, host: '127.0.0.1' }),
    ),
  );
  if (ownHubSpot === undefined || otherHubSpot === undefined) return expect.fail('two are served');
  const doors = new Map([
    [OWN, { ...doorsTo(ownHubSpot.url), timeZone: 'America/New_York' }],
    [OTHER, { ...doorsTo(otherHubSpot.url), timeZone: 'America/New_York' }],
  ]);
  const post = () => Promise.resolve(200);
  const keys = createKeyRing([new Uint8Array(32).fill(7)]);
  const work = { store, keys, post, auditConfig: noConfig(), now, newId: randomUUID };
  const jobs = createInProcessQueue({
    ...{ now, newId: randomUUID, random: () => 0.5, sleep: () => Promise.resolve() },
    carryOut: jobHandlers({
      ...work,
      doors: (id) => Promise.resolve(doors.get(id) ?? null),
      forgetJobs: (id, recordIds) => jobs.forget(id, recordIds),
    }),
    watch: {
      tell: (_job, error) => tellFault(error, 'a job'),
      onRetry: (_job, error) => expect.fail(String(error)),
      onFault: (_job, error) => expect.fail(String(error)),
      onEnded: () => Promise.resolve(),
    },
  });
  const app = createApp({
    ...{ store, jobs, now, newId: randomUUID, newHypothesisId: () => 'h_fresh00000' },
    post,
    connections: {
      doors: (portalId) => Promise.resolve(doors.get(portalId) ?? null),
      connected: () => Promise.resolve([...doors.keys()]),
      isConnected: (portalId) => Promise.resolve(doors.has(portalId)),
      requests: () => [],
      problems: () => Promise.resolve([]),
      end: (portalId) => expect.fail(`${portalId} is disconnected`),
      installUrl: null,
    },
    install: null,
    prometheus: null,
    portalLimit: createRateLimit(1_000, now),
    verify: verifyBySignature({ secrets: [CLIENT_SECRET], origins: [PUBLIC_ORIGIN], now }),
    repeats: createRepeats({ now }),
    auditConfig: noConfig(),
    isScheduled: false,
    keys,
    problems: () => Promise.resolve([]),
    onEvents: () => undefined,
    log: () => undefined,
    onFault: () => undefined,
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // listening on TCP
  onTestFinished(async () => {
    await jobs.idle();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await ownHubSpot.close();
    await otherHubSpot.close();
    await store.close();
    await dispose();
  });
  const ask = (portalId: string, method: string, path: string, given: Ask = {}) =>
    deliver({ url }, signed(method, path, WORLD_NOW, { ...given, portalId }));
  await fillOther(store, doorsTo(otherHubSpot.url).hubspot, ask);
  await jobs.idle();
  full.requests.clear();
  return { ask, jobs, requests: full.requests, digest: () => digestOf(join(directory, OTHER)) };
}

function doorsTo(baseUrl: string): ReturnType<typeof openDoors> {
  const { now, sleep } = leapingClock();
  const token = staticTokenSource(SANDBOX_TOKEN);
  return openDoors(createGateway({ baseUrl, token, now, sleep, random: () => 0.5 }), '/automation/v4');
}

async function fillOther(
  store: Store,
  hubspot: ReturnType<typeof doorsTo>['hubspot'],
  ask: (portalId: string, method: string, path: string, given?: Ask) => Promise<Response>,
): Promise<void> {
  const draft = dueDraft();
  await store.hypotheses.create(OTHER, { ...draft, slots: { ...draft.slots, owner: SECRET } });
  const deps = { store, hubspot, now: () => WORLD_NOW, timeZone: 'America/New_York' };
  await runAudit({ ...deps, progress: () => undefined }, { portalId: OTHER });
  for (const name of ['exemptions', 'mutes', 'classes', 'misfits', 'contradictions'])
    await ask(OTHER, 'POST', `/api/${name}`, { body: BODIES[`post /api/${name}`] });
}

const BODIES: Record<string, unknown> = { ...EDIT_EXAMPLES, ...READ_EXAMPLES };

/**
 * What the own account is answered when it asks for what the other one has: that it is not there, or, where a request
 * concerns nobody but the account itself, its own. A route that is missing here fails the test below.
 */
const ANSWERS: Record<string, number> = {
  'get /api/records/:objectTypeId/:recordId': 404,
  'get /api/records/:objectTypeId': 200,
  'get /api/overview': 404,
  'get /api/audits': 200,
  'get /api/audits/:id': 404,
  'get /api/workflows': 404,
  'get /api/workflows/:id': 404,
  'get /api/lists': 404,
  'get /api/why/:kind/:id': 404,
  'get /api/hypotheses': 200,
  'get /api/hypotheses/:id': 404,
  'post /api/hypotheses': 201,
  'put /api/hypotheses/:id': 404,
  // The job is one's own; what it looks for is not there, and the job says so.
  'post /api/hypotheses/:id/baseline': 202,
  'get /api/hypotheses/:id/start': 404,
  'post /api/hypotheses/:id/start': 404,
  'post /api/hypotheses/:id/decide': 404,
  'post /api/hypotheses/:id/amend': 404,
  'post /api/hypotheses/:id/review': 404,
  'post /api/lint': 200,
  'post /api/feasibility': 200,
  'get /api/metrics': 200,
  'post /api/misfits': 404,
  'post /api/attachments': 404,
  'delete /api/attachments': 404,
  // Judgements may name what no audit has seen yet; they are kept with the own account.
  'post /api/exemptions': 200,
  'delete /api/exemptions': 200,
  'post /api/mutes': 200,
  'delete /api/mutes': 200,
  'post /api/backlog': 409,
  'delete /api/backlog': 200,
  'post /api/classes': 422,
  'delete /api/classes': 200,
  'post /api/answers': 409,
  'delete /api/answers': 200,
  'post /api/contradictions': 404,
  'delete /api/contradictions': 200,
  'post /api/jobs': 202,
  'get /api/jobs/:id': 404,
  'get /api/settings': 200,
  'put /api/settings/writes': 200,
  'get /api/settings/editors': 200,
  'put /api/settings/editors': 200,
  'get /api/settings/rules': 200,
  'put /api/settings/rules': 200,
  'get /api/settings/schedule': 200,
  'get /api/settings/weekly-message': 200,
  'put /api/settings/weekly-message': 200,
  'post /api/settings/weekly-message/test': 409,
  'get /api/health': 200,
  'get /api/judgements': 200,
  'get /api/changes': 200,
  'get /api/export': 200,
  // The other account's id confirms nothing here.
  'post /api/data/erase': 422,
  'post /api/disconnect': 422,
  'post /actions/assign': 200,
  'post /actions/assign/options': 200,
  'post /webhooks': 200,
};

const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

test('every address has its answer in the table', () => {
  const hooks = HOOKS.map(({ path }) => `post ${path}`);
  expect(Object.keys(ANSWERS).sort()).toEqual([...ROUTES.map(nameOf), ...hooks].sort());
});

test.each(ROUTES.map((route) => [nameOf(route), route] as const))(
  'the ids of another account are nothing to %s',
  async (name, { method, path }) => {
    const accounts = await twoAccounts();
    const before = await accounts.digest();
    const body = BODIES[name];
    const response = await accounts.ask(OWN, method.toUpperCase(), withQuery(addressOf(path)), {
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    expect({ status: response.status, text }).toMatchObject({ status: ANSWERS[name] });
    expect(text).not.toContain(SECRET);
    await accounts.jobs.idle();
    expect(await accounts.digest()).toBe(before);
    expect(accounts.requests.total(), 'requests to the other account').toBe(0);
  },
);

/** Where the other account has an answer of its own, so that “not there” says something. */
test.each(
  ROUTES.filter(
    ({ method, path }) => method === 'get' && path.includes(':id') && !/jobs|audits|start/.test(path),
  ),
)('the account itself is answered by $path', async ({ path }) => {
  const accounts = await twoAccounts();
  expect((await accounts.ask(OTHER, 'GET', addressOf(path))).status).toBe(200);
});

test('a job of another account is not there', async () => {
  const accounts = await twoAccounts();
  const started = await accounts.ask(OTHER, 'POST', '/api/jobs', { body: { kind: 'measure' } });
  const { id } = (await started.json()) as { id: string };
  expect((await accounts.ask(OTHER, 'GET', `/api/jobs/${id}`)).status).toBe(200);
  expect((await accounts.ask(OWN, 'GET', `/api/jobs/${id}`)).status).toBe(404);
});

test.each(HOOKS.map(({ path }) => path))(
  'calls of HubSpot to %s reach the account they name, and no other',
  async (path) => {
    const accounts = await twoAccounts();
    const before = await accounts.digest();
    const text = JSON.stringify(HOOK_EXAMPLES[`post ${path}`]).replaceAll('4242', OWN);
    const response = await accounts.ask(OTHER, 'POST', path, { rawBody: text });
    expect(response.status).toBe(ANSWERS[`post ${path}`]);
    expect(await response.text()).not.toContain(SECRET);
    await accounts.jobs.idle();
    expect(await accounts.digest()).toBe(before);
  },
);

/** The one listing that has to be told of what. */
function withQuery(address: string): string {
  return address === '/api/records/0-1' ? `${address}?ids=10000` : address;
}

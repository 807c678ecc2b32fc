import { expect, test } from 'vitest';
import type { GatewayEvent, TokenSource } from '../../../src/server/hubspot/gateway.ts';
import { createGateway, DEFAULT_LIMITS } from '../../../src/server/hubspot/gateway.ts';
import { openPortal, portalThrough } from '../../../src/server/hubspot/portal.ts';
import { leapingClock } from './clocks.ts';
import {
  cutBody,
  hang,
  html,
  json,
  reset,
  scriptedServer,
  type ScriptedServer,
  stalledBody,
} from './scripted-server.ts';

const ACCOUNT = {
  portalId: 4242,
  accountType: 'STANDARD',
  timeZone: 'Europe/Berlin',
  uiDomain: 'app-eu1.hubspot.com',
};
const fine = json(200, ACCOUNT);
const TOKEN = 'pat-eu1-secret';

function open(server: ScriptedServer, options: { token?: string | TokenSource; deadlineMs?: number } = {}) {
  const clock = leapingClock();
  const retries: Extract<GatewayEvent, { kind: 'retry' }>[] = [];
  const answers: GatewayEvent[] = [];
  const { background, interactive } = DEFAULT_LIMITS.lanes;
  const lanes = { interactive, background: { ...background, deadlineMs: options.deadlineMs ?? 5_000 } };
  const portal = openPortal({
    ...{ baseUrl: server.url, flowsBasePath: '/automation/v4', token: options.token ?? TOKEN },
    ...{ now: clock.now, sleep: clock.sleep, random: () => 0.5, limits: { lanes } },
    log: (event) => (event.kind === 'retry' ? retries.push(event) : answers.push(event)),
  });
  return { portal, clock, retries, answers };
}

/** Whole by its length, and no JSON. */
const brokenJson: typeof reset = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(ACCOUNT).slice(0, -9));
};

test.each([
  ['a connection that is reset', reset],
  ['a body that is cut short', cutBody],
  ['a page of HTML with status 200', html(200)],
  ['a page of HTML with status 502', html(502)],
  ['JSON that breaks off', brokenJson],
  ['a 500', json(500, { message: 'internal error' })],
  ['a 503', json(503, {})],
  ['a 521', html(521)],
  ['a 423', json(423, { message: 'locked' })],
  ['a 477', json(477, { message: 'migrating' }, { 'retry-after': '2' })],
  ['a 429', json(429, { policyName: 'TEN_SECONDLY_ROLLING' })],
])('recovers from %s', async (_, fault) => {
  const server = await scriptedServer(fault, fault, fine);
  const { portal, retries } = open(server);
  expect(await portal.account()).toEqual({ ...ACCOUNT, portalId: '4242' });
  expect(server.received).toHaveLength(3);
  expect(retries).toHaveLength(2);
});

test('tells of each answer without the token and without addresses', async () => {
  const server = await scriptedServer(json(503, {}), fine);
  const { portal, answers } = open(server);
  await portal.account();
  const common = { kind: 'answer', purpose: 'account.read', lane: 'background', method: 'GET', waitedMs: 0 };
  expect(answers).toMatchObject([
    { ...common, status: 503 },
    { ...common, status: 200 },
  ]);
  for (const answer of answers)
    expect(Object.keys(answer).sort()).toEqual([...Object.keys(common), 'ms', 'status'].sort());
  expect(JSON.stringify(answers)).not.toContain(TOKEN);
});

test.each([
  ['an answer that never comes', hang],
  ['a body that stops half-way', stalledBody],
])('%s ends at the deadline, and the next attempt succeeds', async (_, fault) => {
  const server = await scriptedServer(fault, fine);
  const { portal, retries } = open(server, { deadlineMs: 500 });
  expect((await portal.account()).portalId).toBe('4242');
  expect(retries).toMatchObject([{ code: 'hubspot_timeout', purpose: 'account.read', attempt: 1 }]);
});

test('a body that stops half-way ends at the deadline in a call of the typed client too', async () => {
  const server = await scriptedServer(stalledBody, json(200, { results: [] }));
  const { portal, retries } = open(server, { deadlineMs: 500 });
  expect(await portal.properties.list('0-1')).toEqual([]);
  expect(retries).toMatchObject([{ code: 'hubspot_timeout' }]);
});

test.each([
  ['resets', reset, 'hubspot_unreachable'],
  ['cut bodies', cutBody, 'hubspot_unreachable'],
  ['HTML', html(200), 'hubspot_bad_answer'],
  ['JSON that breaks off', brokenJson, 'hubspot_bad_answer'],
  ['500s', json(500, { message: 'internal error' }), 'hubspot_server_error'],
  ['429s', json(429, { policyName: 'TEN_SECONDLY_ROLLING' }), 'hubspot_rate_limited'],
])('gives up after six attempts in a storm of %s', async (_, fault, code) => {
  const server = await scriptedServer(fault);
  const { portal } = open(server);
  await expect(portal.account()).rejects.toMatchObject({ code });
  expect(server.received).toHaveLength(6);
});

test.each([
  [400, {}, 'hubspot_bad_request'],
  [403, {}, 'hubspot_forbidden'],
  [404, {}, 'hubspot_not_found'],
  [409, {}, 'hubspot_conflict'],
  [429, { policyName: 'DAILY' }, 'hubspot_daily_limit'],
  [501, {}, 'hubspot_server_error'],
])('does not try again after %i %j', async (status, body, code) => {
  const server = await scriptedServer(json(status, body), fine);
  const { portal } = open(server);
  await expect(portal.account()).rejects.toMatchObject({ code });
  expect(server.received).toHaveLength(1);
});

test('does not follow a redirect, which would carry the token elsewhere', async () => {
  const server = await scriptedServer(json(302, {}, { location: '/elsewhere' }), fine);
  await expect(open(server).portal.account()).rejects.toMatchObject({ code: 'hubspot_bad_answer' });
  expect(server.received).toHaveLength(1);
});

test('waits at least as long as Retry-After asks, in seconds or as a date', async () => {
  const clockStart = leapingClock().now();
  const date = new Date(clockStart + 20_000).toUTCString();
  const server = await scriptedServer(
    json(429, { policyName: 'SECONDLY' }, { 'retry-after': '7' }),
    json(503, {}, { 'retry-after': date, date: new Date(clockStart).toUTCString() }),
    fine,
  );
  const { portal, clock, retries } = open(server);
  await portal.account();
  expect(retries[0]?.waitMs).toBeGreaterThanOrEqual(7_000);
  expect(retries[0]?.waitMs).toBeLessThan(8_000);
  expect(clock.now() - clockStart).toBeGreaterThanOrEqual(20_000);
});

test('reads a Retry-After that is a date by the clock of whoever sent it', async () => {
  const anHourAhead = leapingClock().now() + 3_600_000;
  const [date, until] = [anHourAhead, anHourAhead + 5_000].map((at) => new Date(at).toUTCString());
  const server = await scriptedServer(json(503, {}, { date: date ?? '', 'retry-after': until ?? '' }), fine);
  const { portal, retries } = open(server);
  await portal.account();
  expect(retries[0]?.waitMs).toBeGreaterThanOrEqual(5_000);
  expect(retries[0]?.waitMs).toBeLessThan(6_000);
});

test('gives up when Retry-After asks for more than there is time', async () => {
  const server = await scriptedServer(json(477, {}, { 'retry-after': '86400' }), fine);
  const { portal } = open(server);
  await expect(portal.account()).rejects.toMatchObject({ code: 'hubspot_server_error' });
  expect(server.received).toHaveLength(1);
});

test('a full window without Retry-After is waited for no longer than the window is', async () => {
  const server = await scriptedServer(json(429, { policyName: 'TEN_SECONDLY_ROLLING' }));
  const { portal, retries } = open(server);
  await expect(portal.account()).rejects.toMatchObject({ code: 'hubspot_rate_limited' });
  expect(retries.map((event) => event.waitMs)).toEqual([750, 1_500, 3_000, 6_000, 10_000]);
  expect(portal.requests()).toMatchObject({
    total: 6,
    refusedByRateLimit: 6,
    byPurpose: { 'account.read': 6 },
  });
});

test('waits before each attempt twice as long as before the last', async () => {
  const server = await scriptedServer(html(500));
  const { portal, retries } = open(server);
  await expect(portal.account()).rejects.toMatchObject({ code: 'hubspot_server_error' });
  expect(retries.map((event) => event.waitMs)).toEqual([375, 750, 1_500, 3_000, 6_000]);
});

test('asks for a fresh token once when HubSpot refuses the one it has', async () => {
  const server = await scriptedServer(json(401, { category: 'EXPIRED_AUTHENTICATION' }), fine);
  const asked: unknown[] = [];
  const token: TokenSource = (ask) => {
    asked.push(ask);
    return Promise.resolve(ask === undefined ? 'old' : 'fresh');
  };
  const { portal } = open(server, { token });
  expect((await portal.account()).portalId).toBe('4242');
  expect(server.received.map((request) => request.headers.authorization)).toEqual([
    'Bearer old',
    'Bearer fresh',
  ]);
  expect(asked).toEqual([undefined, { stale: 'old' }]);
});

test('a fresh token that is refused too is a fault', async () => {
  const server = await scriptedServer(json(401, {}));
  const token: TokenSource = (ask) => Promise.resolve(ask === undefined ? 'old' : 'fresh');
  await expect(open(server, { token }).portal.account()).rejects.toMatchObject({
    code: 'hubspot_unauthorised',
  });
  expect(server.received).toHaveLength(2);
});

test('a static token that is refused is not sent again', async () => {
  const server = await scriptedServer(json(401, { message: `The token ${TOKEN} is not known.` }));
  const fault: unknown = await open(server)
    .portal.account()
    .catch((error: unknown) => error);
  expect(fault).toMatchObject({ code: 'hubspot_unauthorised' });
  expect(String(fault)).toContain('GET /account-info/2026-09/details');
  expect(String(fault)).not.toContain(TOKEN);
  expect(server.received).toHaveLength(1);
});

test('a refusal names the call, what HubSpot said and the scope that is missing', async () => {
  const body = {
    message: "This app hasn't been granted all required scopes.",
    category: 'MISSING_SCOPES',
    correlationId: 'c-1',
    errors: [{ context: { requiredGranularScopes: ['automation'] } }],
  };
  const server = await scriptedServer(json(403, body));
  await expect(open(server).portal.account()).rejects.toMatchObject({
    message:
      "HubSpot answered 403 to GET /account-info/2026-09/details: This app hasn't been granted all required scopes.",
    hint: 'Grant the app one of these scopes, then try again: automation.',
    details: { status: 403, category: 'MISSING_SCOPES', correlationId: 'c-1', missingScopes: ['automation'] },
  });
});

test('an answer of another shape is a fault that names the field', async () => {
  const server = await scriptedServer(json(200, { ...ACCOUNT, timeZone: 7 }));
  await expect(open(server).portal.account()).rejects.toMatchObject({
    code: 'hubspot_bad_answer',
    message: expect.stringContaining('timeZone'),
  });
  expect(server.received).toHaveLength(1);
});

test('an address where nobody listens is unreachable', async () => {
  const clock = leapingClock();
  const portal = openPortal({
    ...{ baseUrl: 'http://127.0.0.1:1', flowsBasePath: '/automation/v4', token: TOKEN },
    ...{ now: clock.now, sleep: clock.sleep, random: () => 0 },
  });
  await expect(portal.account()).rejects.toMatchObject({ code: 'hubspot_unreachable' });
});

test('making a property is not repeated after a break, but is after a 429', async () => {
  const draft = {
    ...{ name: 'groundwork_reached', label: 'Reached', groupName: 'groundwork', type: 'enumeration' },
    ...{ fieldType: 'checkbox', description: '', options: [] },
  };
  const broken = await scriptedServer(reset, json(201, draft));
  await expect(open(broken).portal.properties.create('0-1', draft)).rejects.toMatchObject({
    code: 'hubspot_unreachable',
  });
  expect(broken.received).toHaveLength(1);
  const busy = await scriptedServer(json(429, {}), json(201, draft));
  await expect(open(busy).portal.properties.create('0-1', draft)).resolves.toMatchObject({
    name: draft.name,
  });
});

test('people get an answer or a refusal at once, and one gateway counts for both lanes', async () => {
  const server = await scriptedServer(fine);
  const clock = leapingClock();
  const gateway = createGateway({
    ...{ baseUrl: server.url, token: () => Promise.resolve(TOKEN), now: clock.now, sleep: clock.sleep },
    ...{ random: () => 0, limits: { rate: { max: 2, intervalMs: 10_000 } } },
  });
  const at = { flowsBasePath: '/automation/v4' };
  const background = portalThrough(gateway, { ...at, lane: 'background' });
  const interactive = portalThrough(gateway, { ...at, lane: 'interactive' });
  await background.account();
  await expect(interactive.account()).rejects.toMatchObject({ code: 'hubspot_rate_limited' });
  expect(interactive.requests().total).toBe(1);
});

test('learns the rate from the headers of HubSpot', async () => {
  const headers = { 'X-HubSpot-RateLimit-Max': '190', 'X-HubSpot-RateLimit-Interval-Milliseconds': '10000' };
  const server = await scriptedServer(json(200, ACCOUNT, headers));
  const { portal, clock } = open(server);
  const start = clock.now();
  for (let count = 0; count < 150; count += 1) await portal.account();
  expect(clock.now()).toBe(start);
});

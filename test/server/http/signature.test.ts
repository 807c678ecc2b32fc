import { createHash, createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { contentOf } from '../../../src/core/hypotheses/draft.ts';
import { verifyBySignature } from '../../../src/server/http/verify.ts';
import { WORLD_NOW } from '../../factories/world.ts';
import { hypothesisId, makeDraft } from '../../factories/hypotheses.ts';
import {
  CLIENT_SECRET,
  deliver,
  EDITOR,
  PORTAL_ID,
  PUBLIC_ORIGIN,
  signatureOf,
  signed,
  startTestServer,
  type SignedRequest,
} from '../../helpers/server.ts';
import { refusalOf } from './answers.ts';

/** A request that would keep a hypothesis, were it believed. */
const body = { id: hypothesisId(1), content: contentOf(makeDraft()) };
const creation = (at: number, secret?: string): SignedRequest =>
  signed('POST', '/api/hypotheses', at, { body }, secret);

const MINUTE = 60_000;

function without(request: SignedRequest, name: string): SignedRequest {
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([key]) => key !== name));
  return { ...request, headers };
}

/** Signed by HubSpot all right, for an address that names a portal twice. */
function withTwoPortals(at: number): SignedRequest {
  const request = creation(at);
  const target = request.target.replace('?', `?portalId=999&`);
  return { ...request, target, headers: signatureOf({ ...request, target, at, secret: CLIENT_SECRET }) };
}

function withoutUser(at: number): SignedRequest {
  const request = creation(at);
  const target = request.target.replace(`userId=${EDITOR}&`, '');
  return { ...request, target, headers: signatureOf({ ...request, target, at, secret: CLIENT_SECRET }) };
}

test.each<[string, (now: number) => SignedRequest]>([
  ['is not signed', (now) => ({ ...creation(now), headers: {} })],
  ['has no time', (now) => without(creation(now), 'x-hubspot-request-timestamp')],
  ['has a time only', (now) => without(creation(now), 'x-hubspot-signature-v3')],
  ['is signed with another secret', (now) => creation(now, 'another-secret')],
  ['is older than five minutes', (now) => creation(now - 5 * MINUTE - 1)],
  ['comes from the future', (now) => creation(now + 5 * MINUTE + 1)],
  [
    'has a body with one byte changed',
    (now) => ({ ...creation(now), body: JSON.stringify(body).replace('Second', 'second') }),
  ],
  [
    'has another user than was signed',
    (now) => ({ ...creation(now), target: creation(now).target.replace(EDITOR, '9003') }),
  ],
  [
    'has another address than was signed',
    (now) => ({ ...creation(now), target: creation(now).target.replace('/hypotheses', '/attachments') }),
  ],
  ['has another method than was signed', (now) => ({ ...creation(now), method: 'PUT', target: PUT_TARGET })],
  ['names a portal twice', withTwoPortals],
  ['names nobody', withoutUser],
])('a request that %s is refused and changes nothing', async (_, request) => {
  const server = await startTestServer();
  const before = await server.digest();
  const refused = await refusalOf(await deliver(server, request(server.now())));
  expect(refused).toEqual({ status: 401, code: 'unsigned' });
  expect(await server.digest()).toBe(before);
});

const PUT_TARGET = creation(0).target.replace('/api/hypotheses', `/api/hypotheses/${hypothesisId(1)}`);

test('the older signature is not enough for a person’s request, nor beside a newer one that does not fit', async () => {
  const server = await startTestServer({ hypotheses: [makeDraft()] });
  const { method, target } = signed('GET', '/api/settings', server.now());
  const old = createHash('sha256').update(`${CLIENT_SECRET}${method}${PUBLIC_ORIGIN}${target}`).digest('hex');
  const request = { method, target, body: null, headers: { 'x-hubspot-signature': old } };
  expect(await refusalOf(await deliver(server, request))).toMatchObject({ code: 'unsigned' });
  const path = '/actions/assign/options';
  const body = JSON.stringify({ origin: { portalId: PORTAL_ID } });
  const digest = createHash('sha256').update(`${CLIENT_SECRET}POST${PUBLIC_ORIGIN}${path}${body}`);
  const call = {
    method: 'POST',
    target: path,
    body,
    headers: { 'x-hubspot-signature': digest.digest('hex') },
  };
  expect((await deliver(server, call)).status).toBe(200);
  const newer = { 'x-hubspot-signature-v3': 'x', 'x-hubspot-request-timestamp': String(server.now()) };
  const both = { ...call, headers: { ...call.headers, ...newer } };
  expect(await refusalOf(await deliver(server, both))).toMatchObject({ code: 'unsigned' });
});

test('a local address is signed as it was sent, by the proxy of local development', async () => {
  const target = '/api/settings?userEmail=a%40b.example&userId=1&portalId=2';
  const at = WORLD_NOW;
  const source = `GEThttp://localhost:3000${target}${at}`;
  const headers: Record<string, string> = {
    'x-hubspot-request-timestamp': String(at),
    'x-hubspot-signature-v3': createHmac('sha256', CLIENT_SECRET).update(source).digest('base64'),
  };
  const request = {
    method: 'GET',
    target,
    rawBody: new Uint8Array(),
    header: (name: string) => headers[name],
  };
  const settings = { secrets: [CLIENT_SECRET], now: () => at };
  const local = verifyBySignature({ ...settings, origins: [PUBLIC_ORIGIN, 'http://localhost:3000'] });
  expect(local(request, 'v3').ok).toBe(true);
  expect(verifyBySignature({ ...settings, origins: [PUBLIC_ORIGIN] })(request, 'v3').ok).toBe(false);
});

test('bytes that only look alike as text are told apart', async () => {
  const server = await startTestServer();
  const rawBody = Buffer.from('{"statement":"\uFFFD"}');
  const request = signed('POST', '/api/lint', server.now(), { rawBody });
  const forged = Buffer.concat([Buffer.from('{"statement":"'), Buffer.from([0xff]), Buffer.from('"}')]);
  expect((await deliver(server, request)).status).toBe(200);
  expect((await deliver(server, { ...request, body: forged })).status).toBe(401);
});

test('the same request signed as HubSpot does is taken, an address with @ in it included', async () => {
  const server = await startTestServer();
  const request = creation(server.now());
  expect(request.target).toContain('%40');
  expect((await deliver(server, request)).status).toBe(201);
  expect(await server.store.hypotheses.get(PORTAL_ID, hypothesisId(1))).toMatchObject({ createdBy: EDITOR });
});

test.each(['old-secret', CLIENT_SECRET])('while a secret is replaced both are taken: %s', async (secret) => {
  const server = await startTestServer({ secrets: [CLIENT_SECRET, 'old-secret'] });
  const request = signed('GET', '/api/settings', server.now(), {}, secret);
  expect((await deliver(server, request)).status).toBe(200);
});

test('another portal is told that it is not connected, and sees and changes nothing', async () => {
  const server = await startTestServer({ hypotheses: [makeDraft()] });
  const before = await server.digest();
  const other = { portalId: '999', body };
  const read = await server.ask('GET', `/api/hypotheses/${hypothesisId(1)}`, { portalId: '999' });
  expect(await refusalOf(read)).toEqual({ status: 404, code: 'not_connected' });
  const write = await server.ask('POST', '/api/hypotheses', other);
  expect(await refusalOf(write)).toEqual({ status: 404, code: 'not_connected' });
  expect(await server.digest()).toBe(before);
});

test('without a secret nobody is believed', async () => {
  const server = await startTestServer({ secrets: [] });
  const asked = await server.ask('GET', '/api/settings');
  expect(await refusalOf(asked)).toEqual({ status: 503, code: 'not_configured' });
});

import { connect } from 'node:net';
import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ROUTES } from '../../../src/server/http/routes/table.ts';
import { contentOf } from '../../../src/core/hypotheses/draft.ts';
import { hypothesisId, makeDraft } from '../../factories/hypotheses.ts';
import { deliver, PUBLIC_ORIGIN, signed, startTestServer, type Ask } from '../../helpers/server.ts';
import { refusalOf } from './answers.ts';

const id = hypothesisId(1);
const content = contentOf(makeDraft());
const asset = { kind: 'workflow', id: '1' };
const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
const attaching = (assets: unknown) => ({ body: { hypothesisId: id, seenVersion: 1, assets } });

test.each<[string, number, string, string, Ask]>([
  ['is no JSON', 400, 'POST', '/api/lint', { rawBody: '{"statement": "We bel' }],
  ['is empty', 400, 'POST', '/api/lint', {}],
  ['is not UTF-8', 400, 'POST', '/api/lint', { rawBody: Buffer.from([0x22, 0xff, 0x22]) }],
  ['is nested ten thousand deep', 422, 'POST', '/api/lint', { rawBody: `{"statement":${deep(10_000)}}` }],
  ['is nested as deep as fits', 422, 'POST', '/api/exemptions', { rawBody: deep(500_000) }],
  ['is null', 422, 'POST', '/api/jobs', { rawBody: 'null' }],
  ['is a list', 422, 'POST', '/api/jobs', { body: [] }],
  ['has 2 MB', 413, 'POST', '/api/lint', { body: { statement: 'x'.repeat(2_000_000) } }],
  ['has a number for a text', 422, 'POST', '/api/lint', { body: { statement: 7 } }],
  ['has an unknown key', 422, 'POST', '/api/jobs', { body: { kind: 'audit', portalId: '999' } }],
  [
    'has an unknown key far in',
    422,
    'POST',
    '/api/hypotheses',
    { body: { content: { ...content, by: 'me' } } },
  ],
  ['has a prototype', 422, 'POST', '/api/jobs', { rawBody: '{"kind":"audit","__proto__":{"dryRun":true}}' }],
  [
    'claims to be started',
    422,
    'POST',
    '/api/hypotheses',
    { body: { content: { ...content, status: 'live' } } },
  ],
  ['has a made-up id', 422, 'POST', '/api/hypotheses', { body: { id: 'h_1;h_2', content } }],
  [
    'has a title that is too long',
    422,
    'POST',
    '/api/hypotheses',
    { body: { content: { ...content, slots: { ...content.slots, title: 'x'.repeat(41) } } } },
  ],
  ['has a version below one', 422, 'PUT', `/api/hypotheses/${id}`, { body: { seenVersion: 0, content } }],
  ['attaches nothing', 422, 'POST', '/api/attachments', attaching([])],
  [
    'attaches a workflow as treatment',
    422,
    'POST',
    '/api/attachments',
    attaching([{ ...asset, role: 'treatment' }]),
  ],
  [
    'attaches a thousand things',
    422,
    'POST',
    '/api/attachments',
    attaching(Array.from({ length: 1000 }, (_, n) => ({ kind: 'workflow', id: String(n), role: 'tactic' }))),
  ],
  [
    'attaches an address',
    422,
    'POST',
    '/api/attachments',
    attaching([{ kind: 'list', id: '../../objects', role: 'treatment' }]),
  ],
  [
    'has a reason that is too long',
    422,
    'POST',
    '/api/classes',
    { body: { workflowIds: ['1'], class: 'operational', reason: 'x'.repeat(401) } },
  ],
  ['has a word for yes', 422, 'PUT', '/api/settings/writes', { body: { enabled: 'yes' } }],
  ['asks for work there is not', 422, 'POST', '/api/jobs', { body: { kind: 'delete_all' } }],
])('a body that %s is refused with %i and changes nothing', async (_, status, method, path, ask) => {
  const server = await startTestServer({ hypotheses: [makeDraft()] });
  const before = await server.digest();
  const refused = await refusalOf(await server.ask(method, path, ask));
  expect(refused.status).toBe(status);
  expect(await server.digest()).toBe(before);
  expect(server.portal.requests.total(), 'requests to HubSpot').toBe(0);
});

test.each<[string, number]>([
  ['/api/records/0-1/..%2F..%2Fobjects', 422],
  ['/api/records/0-1/12345678901234567890123', 422],
  ['/api/records/contacts/1', 422],
  ['/api/hypotheses/h_short', 422],
  ['/api/hypotheses/__proto__', 422],
  ['/api/jobs/__proto__', 404],
  ['/api/jobs/%E0%A4%A', 400],
  ['/api/workflows?limit=101', 422],
  ['/api/workflows?limit=0', 422],
  ['/api/workflows?after=-1', 422],
  ['/api/workflows?after=1e999', 422],
  ['/api/workflows?grounding=anything', 422],
  ['/api/workflows?colour=red', 422],
  ['/api/hypotheses?status=secret', 422],
  ['/api/', 404],
  ['/api/overview/extra', 404],
  ['/', 404],
  ['/.env', 404],
])('the address %s is refused with %i', async (path, status) => {
  const server = await startTestServer();
  const refused = await refusalOf(await server.ask('GET', path));
  expect(refused.status).toBe(status);
  expect(server.portal.requests.total(), 'requests to HubSpot').toBe(0);
});

test('a refusal of a huge nonsense stays short', async () => {
  const server = await startTestServer();
  const wrong = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`key${n}`, n]));
  const assets = Array.from({ length: 5_000 }, () => 7);
  for (const body of [wrong, { hypothesisId: id, seenVersion: 1, assets }]) {
    const refused = await server.ask('POST', '/api/attachments', { body });
    expect((await refused.text()).length).toBeLessThan(4_000);
  }
});

test('a compressed body is refused, because a signature is made over what was sent', async () => {
  const server = await startTestServer();
  const rawBody = gzipSync(JSON.stringify({ statement: 'x'.repeat(500_000) }));
  const request = signed('POST', '/api/lint', server.now(), { rawBody });
  const headers = { ...request.headers, 'content-encoding': 'gzip' };
  expect(await refusalOf(await deliver(server, { ...request, headers }))).toMatchObject({ status: 400 });
});

test('an address spelled with a host of its own is no way around the signature', async () => {
  const server = await startTestServer();
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.end(
    `GET ${PUBLIC_ORIGIN}/api/settings?portalId=4242&userId=9001 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
  );
  const [first] = await once(socket, 'data');
  expect(String(first)).toMatch(/^HTTP\/1\.1 40[14] /);
  socket.destroy();
});

test('no method but those of the table reaches a route', async () => {
  const server = await startTestServer();
  const paths = new Set(ROUTES.map(({ path }) => path));
  for (const path of paths) {
    const refused = await server.ask('PATCH', path.replace(/:\w+/g, '1'), { body: {} });
    expect(await refusalOf(refused)).toEqual({ status: 404, code: 'no_such_route' });
  }
});

import { expect, test } from 'vitest';
import { createApp } from '../../../src/server/app.ts';
import type { Route } from '../../../src/server/http/route.ts';
import { HOOKS } from '../../../src/server/http/hooks/table.ts';
import { ROUTES } from '../../../src/server/http/routes/table.ts';
import { hypothesisId } from '../../factories/hypotheses.ts';
import { EDITOR, startTestServer, VIEWER } from '../../helpers/server.ts';
import { dueDraft } from '../use-cases/attach/attach-bench.ts';
import { refusalOf } from './answers.ts';
import { EDIT_EXAMPLES } from './examples.ts';
import { serverWorld } from './server-world.ts';

const id = hypothesisId(1);

/** What takes more than one request: a start, a result, a question, an audit before it. */
const NEED_MORE = [
  ...['start', 'decide', 'amend', 'review'].map((verb) => `post /api/hypotheses/:id/${verb}`),
  'post /api/backlog',
  'post /api/answers',
  'post /api/settings/weekly-message/test',
  // A server that is connected by a key has nothing it could disconnect.
  'post /api/disconnect',
];
const EDITS = ROUTES.filter(({ access }) => access === 'edit');
const nameOf = ({ method, path }: Route) => `${method} ${path}`;

test('every edit route has an example', () => {
  expect(EDITS.map(nameOf).sort()).toEqual(Object.keys(EDIT_EXAMPLES).sort());
});

test('everything that can change something is for editors', () => {
  const open = ROUTES.filter(({ access, method }) => access === 'read' && method !== 'get').map(nameOf);
  // Two work something out and keep nothing; who knows a record may say that a hypothesis does not fit it.
  expect(open).toEqual(['post /api/lint', 'post /api/feasibility', 'post /api/misfits']);
});

test.each(EDITS.map((route) => [nameOf(route), route] as const))(
  'who is no editor is refused %s, and nothing changes',
  async (name, { method, path }) => {
    const server = await startTestServer({ world: serverWorld(), hypotheses: [dueDraft()] });
    const before = await server.digest();
    const ask = { body: EDIT_EXAMPLES[name], userId: VIEWER };
    const refused = await server.ask(method.toUpperCase(), path.replace(':id', id), ask);
    expect(await refusalOf(refused)).toEqual({ status: 403, code: 'not_an_editor' });
    expect(await server.digest()).toBe(before);
    expect(server.portal.requests.total(), 'requests to HubSpot').toBe(0);
  },
);

test.each(
  EDITS.filter((route) => !NEED_MORE.includes(nameOf(route))).map((route) => [nameOf(route), route] as const),
)('the same request of an editor is carried out: %s', async (name, { method, path }) => {
  const server = await startTestServer({ world: serverWorld(), hypotheses: [dueDraft()] });
  const ask = { body: EDIT_EXAMPLES[name], userId: EDITOR };
  const done = await server.ask(method.toUpperCase(), path.replace(':id', id), ask);
  expect(done.status).toBeLessThan(300);
});

test('who is no editor may read, and is told so', async () => {
  const server = await startTestServer();
  const settings = await server.ask('GET', '/api/settings', { userId: VIEWER });
  expect(await settings.json()).toMatchObject({ you: { userId: VIEWER, mayEdit: false } });
});

test('with nobody named an editor, nobody can change anything', async () => {
  const server = await startTestServer();
  const portal = await server.store.portals.get('4242');
  if (portal !== null) await server.store.portals.save({ ...portal, editors: [] });
  const refused = await server.ask('PUT', '/api/settings/writes', { body: { enabled: true } });
  expect(await refusalOf(refused)).toEqual({ status: 403, code: 'not_an_editor' });
});

test('the running app has no signed address beside those of the table', async () => {
  const unused = () => {
    throw new Error('nothing is asked');
  };
  const nothing = new Proxy({} as Parameters<typeof createApp>[0], { get: () => unused }); // only its shape is built
  const { stack } = createApp(nothing).router;
  const paths = stack.flatMap(({ route }) => (route === undefined ? [] : [route.path]));
  const known = [...ROUTES, ...HOOKS].map(({ path }) => path);
  expect(new Set(paths)).toEqual(new Set([...known, '/healthz', '/readyz', '/metrics']));
});

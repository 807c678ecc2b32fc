import { expect, test } from 'vitest';
import { createApp } from '../../../src/server/app.ts';
import type { Route } from '../../../src/server/http/route.ts';
import { HOOKS } from '../../../src/server/http/hooks/table.ts';
import { ROUTES } from '../../../src/server/http/routes/table.ts';
import { contentOf } from '../../../src/core/hypotheses/draft.ts';
import { hypothesisId, makeDraft } from '../../factories/hypotheses.ts';
import { EDITOR, startTestServer, VIEWER } from '../../helpers/server.ts';
import { dueDraft } from '../use-cases/attach/attach-bench.ts';
import { LIST } from '../use-cases/outcome-bench.ts';
import { refusalOf } from './answers.ts';
import { serverWorld } from './server-world.ts';

const id = hypothesisId(1);
const seenVersion = 1;
const list = { kind: 'list', id: LIST };
const content = contentOf(makeDraft());

/** What each edit route would take from an editor. A route that is missing here fails the test below. */
const WOULD_DO: Record<string, unknown> = {
  'post /api/hypotheses': { content },
  'put /api/hypotheses/:id': { seenVersion, content: { ...content, kind: 'reviewed' } },
  'post /api/hypotheses/:id/start': { seenVersion },
  'post /api/hypotheses/:id/baseline': { seenVersion },
  'post /api/hypotheses/:id/review': { seenVersion },
  'post /api/hypotheses/:id/decide': { seenVersion, choice: 'stop', reason: 'No' },
  'post /api/hypotheses/:id/amend': { seenVersion, questionId: 'q_1', answer: 'yes', reason: 'Asked' },
  'post /api/attachments': {
    hypothesisId: id,
    seenVersion,
    assets: [{ kind: 'workflow', id: '1', role: 'tactic' }],
  },
  'delete /api/attachments': { hypothesisId: id, seenVersion, asset: list },
  'post /api/exemptions': { assets: [list], reason: 'Receipts', until: '2027-01-01' },
  'delete /api/exemptions': { asset: list },
  'post /api/mutes': { ruleId: 'SG102', asset: list, reason: 'Being rebuilt', until: '2027-01-01' },
  'delete /api/mutes': { ruleId: 'SG102', asset: list },
  'post /api/backlog': {},
  'delete /api/backlog': {},
  'post /api/classes': { workflowIds: ['1'], class: 'operational', reason: 'Internal' },
  'delete /api/classes': { workflowId: '1' },
  'post /api/answers': {
    destinations: [{ kind: 'webhook', key: 'hooks.example.com' }],
    class: 'operational',
    reason: 'Internal',
  },
  'delete /api/answers': { destination: { kind: 'webhook', key: 'hooks.example.com' } },
  'post /api/contradictions': { workflowId: '1', hypothesisId: id, reason: 'Another matter' },
  'delete /api/contradictions': { workflowId: '1', hypothesisId: id },
  'post /api/jobs': { kind: 'audit' },
  'put /api/settings/writes': { enabled: true },
  'put /api/settings/editors': { editors: [EDITOR, VIEWER] },
};

/** What takes more than one request: a start, a result, a question, an audit before it. */
const NEED_MORE = [
  ...['start', 'decide', 'amend', 'review'].map((verb) => `post /api/hypotheses/:id/${verb}`),
  'post /api/backlog',
  'post /api/answers',
];
const EDITS = ROUTES.filter(({ access }) => access === 'edit');
const nameOf = ({ method, path }: Route) => `${method} ${path}`;

test('every edit route has an example', () => {
  expect(EDITS.map(nameOf).sort()).toEqual(Object.keys(WOULD_DO).sort());
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
    const ask = { body: WOULD_DO[name], userId: VIEWER };
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
  const ask = { body: WOULD_DO[name], userId: EDITOR };
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
  expect(new Set(paths)).toEqual(new Set([...known, '/healthz', '/readyz']));
});

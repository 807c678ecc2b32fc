import { expect, test } from 'vitest';
import { ChangeList } from '../../../src/core/contract/change.ts';
import { contentOf } from '../../../src/core/hypotheses/draft.ts';
import { ALL_SCOPES, staticToken } from '../../../src/sandbox/portal/settings.ts';
import { hypothesisId, makeDraft } from '../../factories/hypotheses.ts';
import { worldOwner } from '../../factories/world.ts';
import { EDITOR, PORTAL_ID, startTestServer, VIEWER } from '../../helpers/server.ts';
import { answerOf, runJob } from './answers.ts';
import { serverWorld } from './server-world.ts';

test('everybody can read who changed what, the latest first', async () => {
  const server = await startTestServer();
  const id = hypothesisId(1);
  await server.ask('POST', '/api/hypotheses', { body: { id, content: contentOf(makeDraft()) } });
  await server.ask('PUT', '/api/settings/editors', { body: { editors: [EDITOR, VIEWER] } });
  await server.ask('DELETE', '/api/hypotheses', { userId: VIEWER });
  const list = await answerOf(await server.ask('GET', '/api/changes', { userId: VIEWER }), ChangeList);
  expect(list).toMatchObject({
    total: 2,
    after: null,
    results: [
      { by: EDITOR, about: { kind: 'settings' }, before: { editors: [EDITOR] } },
      { by: EDITOR, about: { kind: 'hypothesis', name: id }, before: null },
    ],
  });
  const page = await answerOf(await server.ask('GET', '/api/changes?limit=1'), ChangeList);
  expect(page).toMatchObject({ total: 2, after: '1', results: [{ about: { kind: 'settings' } }] });
});

test('a change is told with the name of its user where HubSpot gives it, and without where it does not', async () => {
  const owner = worldOwner({ id: '1', userId: Number(EDITOR), firstName: 'First', lastName: 'Editor' });
  const server = await startTestServer({ world: { ...serverWorld(), owners: [owner] } });
  await server.ask('PUT', '/api/settings/editors', { body: { editors: [EDITOR, VIEWER] } });
  await server.ask('PUT', '/api/settings/writes', { userId: VIEWER, body: { enabled: true } });
  const told = async () =>
    (await answerOf(await server.ask('GET', '/api/changes'), ChangeList)).results.map(({ byName }) => byName);
  expect(await told()).toEqual([null, 'First Editor']);
  const scopes = ALL_SCOPES.filter((scope) => scope !== 'crm.objects.owners.read');
  server.portal.settings.tokens.set(server.portal.token, staticToken(scopes));
  expect(await told()).toEqual([null, null]);
});

test('a change is about a hypothesis, a workflow or a segment by the name people know', async () => {
  const hypothesis = makeDraft({ id: hypothesisId(1) });
  const server = await startTestServer({ world: serverWorld(), hypotheses: [hypothesis] });
  await runJob(server, 'audit');
  const report = await server.store.audits.latest(PORTAL_ID);
  const name = report?.workflows.find(({ id }) => id === '1')?.name ?? expect.fail('it was not audited');
  const exempt = (id: string) =>
    server.ask('POST', '/api/exemptions', {
      body: { assets: [{ kind: 'workflow', id }], reason: 'A legal notice', until: '2026-12-31' },
    });
  await exempt('1');
  await server.store.changes.note(PORTAL_ID, {
    ...{ id: 'c1', at: '2026-11-01T00:00:00.000Z', by: EDITOR, before: null, after: { role: 'tactic' } },
    about: { kind: 'attachment', name: `${hypothesis.id} workflow 99` },
  });
  const { results } = await answerOf(await server.ask('GET', '/api/changes'), ChangeList);
  expect(results.map(({ what }) => what)).toEqual([
    `“${hypothesis.slots.title}” workflow 99`,
    `workflow “${name}”`,
  ]);
});

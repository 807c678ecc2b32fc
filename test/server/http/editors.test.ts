import { expect, test } from 'vitest';
import { EditorList } from '../../../src/core/contract/editor-list.ts';
import { ALL_SCOPES, staticToken } from '../../../src/sandbox/portal/settings.ts';
import { worldOwner } from '../../factories/world.ts';
import { EDITOR, startTestServer, VIEWER } from '../../helpers/server.ts';
import { answerOf } from './answers.ts';
import { serverWorld } from './server-world.ts';

test('who may change things is told to everybody, by name where HubSpot gives it', async () => {
  const owner = worldOwner({ id: '1', userId: Number(EDITOR), firstName: 'First', lastName: 'Editor' });
  const server = await startTestServer({ world: { ...serverWorld(), owners: [owner] } });
  await server.ask('PUT', '/api/settings/editors', { body: { editors: [EDITOR, '9003'] } });
  const told = async () =>
    await answerOf(await server.ask('GET', '/api/settings/editors', { userId: VIEWER }), EditorList);
  expect(await told()).toEqual({
    results: [
      { userId: EDITOR, name: 'First Editor' },
      { userId: '9003', name: null },
    ],
  });
  const scopes = ALL_SCOPES.filter((scope) => scope !== 'crm.objects.owners.read');
  server.portal.settings.tokens.set(server.portal.token, staticToken(scopes));
  expect((await told()).results).toEqual([
    { userId: EDITOR, name: null },
    { userId: '9003', name: null },
  ]);
});

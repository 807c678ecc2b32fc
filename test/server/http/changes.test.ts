import { expect, test } from 'vitest';
import { ChangeList } from '../../../src/core/contract/change.ts';
import { contentOf } from '../../../src/core/hypotheses/draft.ts';
import { hypothesisId, makeDraft } from '../../factories/hypotheses.ts';
import { EDITOR, startTestServer, VIEWER } from '../../helpers/server.ts';
import { answerOf } from './answers.ts';

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

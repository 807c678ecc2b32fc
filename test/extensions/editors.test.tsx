import { createSettingsApi } from '@groundwork/extensions/api/settings-api.ts';
import { Editors } from '@groundwork/extensions/settings/Editors.tsx';
import { Input, LoadingButton, Text } from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { answering } from './answering.ts';
import { openClient, ORIGIN } from './open-client.ts';
import { makeSettings } from './pages-answers.ts';

const PATH = `${ORIGIN}/api/settings/editors`;
const NAMES: Record<string, string> = { '9001': 'Ada Lovelace' };
const server = answering();

function open(mayEdit: boolean) {
  let editors = ['9001'];
  server.use(
    http.get(PATH, () =>
      HttpResponse.json({ results: editors.map((userId) => ({ userId, name: NAMES[userId] ?? null })) }),
    ),
    http.put(PATH, async ({ request }) => {
      editors = ((await request.json()) as { editors: string[] }).editors;
      return HttpResponse.json(makeSettings({ editors }));
    }),
  );
  const settings = makeSettings({ you: { userId: '9001', mayEdit } });
  const renderer = createRenderer('settings');
  renderer.render(
    <Editors api={createSettingsApi(openClient())} settings={settings} refresh={() => undefined} />,
  );
  return { renderer, texts: () => renderer.findAll(Text).map(({ text }) => text) };
}

test('editors are shown by name where there is one, and again after others were named', async () => {
  const { renderer, texts } = open(true);
  await renderer.waitFor(() => expect(texts()).toContain('Ada Lovelace (9001)'));
  renderer.find(Input).trigger('onInput', '9001, 9002' as never);
  renderer.find(LoadingButton).trigger('onClick');
  await renderer.waitFor(() => expect(texts()).toContain('Ada Lovelace (9001), User 9002'));
  expect(texts()).toContain('Saved.');
});

test('who may only look sees who may change things, and cannot name anybody', async () => {
  const { renderer, texts } = open(false);
  await renderer.waitFor(() => expect(texts()).toEqual(['Ada Lovelace (9001)']));
  expect(renderer.maybeFind(Input)).toBeNull();
});

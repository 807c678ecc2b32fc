import type { Settings } from '@groundwork/core/contract/settings';
import { createSettingsApi } from '@groundwork/extensions/api/settings-api.ts';
import { Access } from '@groundwork/extensions/settings/Access.tsx';
import { Leaving } from '@groundwork/extensions/settings/Leaving.tsx';
import { Alert, Checkbox, Input, Link, LoadingButton, Text } from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { http, HttpResponse } from 'msw';
import { expect, test, vi } from 'vitest';
import { answering } from './answering.ts';
import { openClient, ORIGIN } from './open-client.ts';
import { makeSettings } from './pages-answers.ts';

const server = answering();

const BY_APP: Settings['access'] = {
  ...{ by: 'app', state: 'connected', granted: ['oauth'], missing: [], connectUrl: null, eraseAt: null },
};
const { portalId } = makeSettings().connection;

function open(access: Settings['access'] = BY_APP) {
  const sent: unknown[] = [];
  server.use(
    http.post(`${ORIGIN}/api/data/erase`, async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(makeSettings({ access }));
    }),
    http.post(`${ORIGIN}/api/disconnect`, async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ at: '2026-11-24T09:00:00.000Z', eraseAt: '2026-12-24T09:00:00.000Z' });
    }),
  );
  const refresh = vi.fn();
  const renderer = createRenderer('settings');
  const settings = makeSettings({ access });
  renderer.render(<Leaving api={createSettingsApi(openClient())} settings={settings} refresh={refresh} />);
  const texts = () => renderer.findAll(Text).map(({ text }) => text);
  const button = (name: string) => renderer.findAll(LoadingButton).find(({ text }) => text === name);
  const type = (text: string) => renderer.find(Input).trigger('onInput', text as never);
  return { renderer, texts, button, type, sent, refresh };
}

test('nothing can be deleted or disconnected before the account’s id is typed', async () => {
  const { renderer, button, type } = open();
  expect(button('Delete all data')?.props.disabled).toBe(true);
  expect(button('Disconnect')?.props.disabled).toBe(true);
  type('12');
  expect(button('Delete all data')?.props.disabled).toBe(true);
  type(` ${portalId} `);
  await renderer.waitFor(() => expect(button('Delete all data')?.props.disabled).toBe(false));
});

test('all data is deleted once, and the settings are read anew', async () => {
  const { renderer, button, type, texts, sent, refresh } = open();
  type(portalId);
  await renderer.waitFor(() => expect(button('Delete all data')?.props.disabled).toBe(false));
  button('Delete all data')?.trigger('onClick');
  button('Delete all data')?.trigger('onClick');
  await renderer.waitFor(() =>
    expect(texts()).toContain('Everything was deleted. The account is still connected.'),
  );
  expect(sent).toMatchObject([{ confirm: portalId, leaveResults: false }]);
  expect(refresh).toHaveBeenCalledOnce();
  expect(button('Delete all data')?.props.disabled).toBe(true);
});

test('a refusal says what to do first', async () => {
  const { renderer, button, type, texts } = open();
  const error = {
    code: 'results_written',
    message: 'Results are still on records.',
    hint: 'Remove them first.',
  };
  server.use(http.post(`${ORIGIN}/api/data/erase`, () => HttpResponse.json({ error }, { status: 409 })));
  type(portalId);
  await renderer.waitFor(() => expect(button('Delete all data')?.props.disabled).toBe(false));
  button('Delete all data')?.trigger('onClick');
  await vi.waitFor(() => expect(texts().join(' ')).toContain('Remove them first.'));
});

test('an account is disconnected, with its data kept for a while or deleted at once as asked', async () => {
  const { renderer, button, type, texts, sent } = open();
  type(portalId);
  for (const box of renderer.findAll(Checkbox)) box.trigger('onChange', true as never);
  await renderer.waitFor(() => expect(button('Disconnect')?.props.disabled).toBe(false));
  button('Disconnect')?.trigger('onClick');
  await renderer.waitFor(() => expect(texts().join(' ')).toContain('Data is erased on 24 Dec 2026'));
  expect(sent).toMatchObject([{ confirm: portalId, leaveResults: true, eraseNow: true }]);
});

test('an account that is connected by its own key is told how to end that', () => {
  const { button, texts } = open({ ...BY_APP, by: 'key' });
  expect(button('Disconnect')).toBeUndefined();
  expect(texts()).toContain(
    'This account is connected by a key of its own. To disconnect, delete the key in HubSpot.',
  );
});

test('what was not granted is told with what that means, and where an admin can grant it', () => {
  const renderer = createRenderer('settings');
  const missing = [{ scope: 'automation', use: 'to read workflows', without: 'Only segments are audited.' }];
  const connectUrl = 'https://groundwork.example.com/install';
  renderer.render(<Access settings={makeSettings({ access: { ...BY_APP, missing, connectUrl } })} />);
  expect(renderer.find(Text).text).toBe(
    'Not granted: automation (to read workflows). Only segments are audited.',
  );
  expect(renderer.find(Link).props.href).toMatchObject({ url: connectUrl });
  expect(renderer.maybeFind(Alert)).toBeNull();
});

test('a disconnected account says until when its data is kept', () => {
  const renderer = createRenderer('settings');
  const access = { ...BY_APP, state: 'disconnected', eraseAt: '2026-12-24T09:00:00.000Z' } as const;
  renderer.render(<Access settings={makeSettings({ access })} />);
  expect(renderer.find(Alert).props.title).toContain('no longer connected');
});

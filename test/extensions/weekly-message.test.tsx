import { createSettingsApi } from '@groundwork/extensions/api/settings-api.ts';
import { WeeklyMessage } from '@groundwork/extensions/settings/WeeklyMessage.tsx';
import { Input, LoadingButton, Text } from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { http, HttpResponse } from 'msw';
import { expect, test, vi } from 'vitest';
import { answering } from './answering.ts';
import { openClient, ORIGIN } from './open-client.ts';
import { makeSettings } from './pages-answers.ts';

const PATH = `${ORIGIN}/api/settings/weekly-message`;
const server = answering();

function open(host: string | null, mayEdit = true) {
  let now = host;
  const sent: unknown[] = [];
  const answer = () =>
    HttpResponse.json({
      ...{ host: now, ending: now === null ? null : 'cret' },
      since: now === null ? null : '2026-11-24T09:00:00.000Z',
    });
  server.use(
    http.get(PATH, answer),
    http.put(PATH, async ({ request }) => {
      const body = (await request.json()) as { url: string | null };
      sent.push(body.url);
      now = body.url === null ? null : new URL(body.url).hostname;
      return answer();
    }),
    http.post(`${PATH}/test`, () => HttpResponse.json({ outcome: 'sent' })),
  );
  const settings = makeSettings({ you: { userId: '9001', mayEdit } });
  const renderer = createRenderer('settings');
  renderer.render(<WeeklyMessage api={createSettingsApi(openClient())} settings={settings} />);
  const texts = () => renderer.findAll(Text).map(({ text }) => text);
  function button(name: string) {
    const found = renderer.findAll(LoadingButton).find(({ text }) => text === name);
    if (found === undefined) throw new Error(`There is no button “${name}”.`);
    return found;
  }
  return { renderer, texts, button, sent };
}

test('an address is written down and not shown again', async () => {
  const { renderer, texts, button, sent } = open(null);
  await renderer.waitFor(() => expect(texts()).toContain('It is not sent anywhere yet.'));
  expect(button('Save the address').props.disabled).toBe(true);
  const url = 'https://hooks.example.com/services/secret';
  renderer.find(Input).trigger('onInput', url as never);
  button('Save the address').trigger('onClick');
  await renderer.waitFor(() =>
    expect(texts()).toContain('It goes to hooks.example.com, to the address that ends in cret.'),
  );
  expect(sent).toEqual([url]);
  expect(renderer.maybeFind(Input)).toBeNull();
});

test('it is tried out, and taken away', async () => {
  const { renderer, texts, button, sent } = open('hooks.example.com');
  await renderer.waitFor(() => button('Send a test'));
  button('Send a test').trigger('onClick');
  await renderer.waitFor(() => expect(texts()).toContain('Sent. Look whether it has arrived.'));
  button('Take the address away').trigger('onClick');
  await renderer.waitFor(() => expect(texts()).toContain('It is not sent anywhere yet.'));
  expect(sent).toEqual([null]);
});

test('a test that does not arrive says why', async () => {
  const { renderer, texts, button } = open('hooks.example.com');
  const error = {
    code: 'not_delivered',
    message: 'hooks.example.com answered 404.',
    hint: 'Make a new one.',
  };
  server.use(http.post(`${PATH}/test`, () => HttpResponse.json({ error }, { status: 422 })));
  await renderer.waitFor(() => button('Send a test'));
  button('Send a test').trigger('onClick');
  await vi.waitFor(() => expect(texts()).toContain('hooks.example.com answered 404. Make a new one.'));
});

test('who may only look sees where it goes', async () => {
  const { renderer, texts } = open('hooks.example.com', false);
  await renderer.waitFor(() =>
    expect(texts()).toContain('It goes to hooks.example.com, to the address that ends in cret.'),
  );
  expect(renderer.maybeFind(LoadingButton)).toBeNull();
});

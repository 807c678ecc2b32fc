import { createSettingsApi } from '@groundwork/extensions/api/settings-api.ts';
import { Writing } from '@groundwork/extensions/settings/Writing.tsx';
import { Checkbox } from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { http, HttpResponse } from 'msw';
import { expect, test, vi } from 'vitest';
import { answering } from './answering.ts';
import { openClient, ORIGIN } from './open-client.ts';
import { makeSettings } from './pages-answers.ts';

const server = answering();

test('tasks for owners are switched by themselves, and writing results stays as it is', async () => {
  const settings = makeSettings();
  const sent: unknown[] = [];
  server.use(
    http.put(`${ORIGIN}/api/settings/writes`, async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ ...settings, tasksEnabled: true });
    }),
  );
  const refresh = vi.fn();
  const renderer = createRenderer('settings');
  renderer.render(<Writing api={createSettingsApi(openClient())} settings={settings} refresh={refresh} />);
  const box = renderer.find(Checkbox, { name: 'tasks' });
  expect(box.props.checked).toBe(false);
  box.trigger('onChange', true as never);
  await renderer.waitFor(() => expect(refresh).toHaveBeenCalled());
  expect(sent).toMatchObject([{ enabled: false, tasks: true }]);
  expect(sent[0]).not.toHaveProperty('heldOut');
});

import { createSettingsApi } from '@groundwork/extensions/api/settings-api.ts';
import { Changes } from '@groundwork/extensions/settings/Changes.tsx';
import { TableCell, Text } from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import type { ChangeList } from '../../src/core/contract/change.ts';
import { answering } from './answering.ts';
import { openClient, ORIGIN } from './open-client.ts';
import { makeSettings } from './pages-answers.ts';

type Changed = ChangeList['results'][number];

const change = (id: string, made: Partial<Changed>): Changed => ({
  id,
  at: '2026-11-24T09:00:00.000Z',
  by: '9001',
  byName: null,
  about: { kind: 'exemption', name: 'workflow 5001' },
  what: 'workflow “Welcome”',
  before: null,
  after: { reason: 'A legal notice' },
  ...made,
});

const LIST: ChangeList = {
  total: 41,
  results: [
    change('d', { byName: 'Ada Lovelace', at: '2026-11-24T15:00:00.000Z' }),
    change('c', {}),
    change('b', { by: 'cli', before: { reason: 'A receipt' }, after: null }),
    change('a', {
      ...{ by: 'hubspot', about: { kind: 'settings', name: '4242' }, what: '' },
      ...{ before: { writesEnabled: false }, after: { writesEnabled: true } },
    }),
  ],
  after: '3',
};

answering(http.get(`${ORIGIN}/api/changes`, () => HttpResponse.json(LIST)));

test('the settings say who changed what, and that there is more', async () => {
  const renderer = createRenderer('settings');
  const settings = makeSettings({
    connection: { ...makeSettings().connection, timeZone: 'Australia/Sydney' },
  });
  renderer.render(<Changes api={createSettingsApi(openClient())} settings={settings} />);
  await renderer.waitFor(() => renderer.find(TableCell));
  const cells = renderer.findAll(TableCell).map(({ text }) => text);
  expect(cells).toEqual([
    ...['25 Nov 2026', 'Ada Lovelace', 'Exemption: workflow “Welcome”', 'Added'],
    ...['24 Nov 2026', 'User 9001', 'Exemption: workflow “Welcome”', 'Added'],
    ...['24 Nov 2026', 'Command line', 'Exemption: workflow “Welcome”', 'Taken back'],
    ...['24 Nov 2026', 'HubSpot', 'Settings', 'Changed: writing results to records'],
  ]);
  expect(renderer.findAll(Text).map(({ text }) => text)).toContain('and 37 earlier ones');
});

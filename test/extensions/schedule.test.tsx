import type { Schedule as Answer } from '@groundwork/core/contract/schedule';
import { createSettingsApi } from '@groundwork/extensions/api/settings-api.ts';
import { Schedule } from '@groundwork/extensions/settings/Schedule.tsx';
import { Alert, Button, TableCell, TableRow } from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { answering } from './answering.ts';
import { openClient, ORIGIN } from './open-client.ts';
import { makeSettings } from './pages-answers.ts';

const PATH = `${ORIGIN}/api/settings/schedule`;
const server = answering();

const SCHEDULE: Answer = {
  isRunning: true,
  work: [
    { work: 'audit', isOn: true, lastStarted: '2026-11-24T01:00:00.000Z', next: '2026-11-25T01:00:00.000Z' },
    { work: 'write_back', isOn: false, lastStarted: null, next: null },
  ],
};

function open(answer: Answer | null = SCHEDULE) {
  server.use(http.get(PATH, () => (answer === null ? HttpResponse.error() : HttpResponse.json(answer))));
  const renderer = createRenderer('settings');
  renderer.render(<Schedule api={createSettingsApi(openClient())} settings={makeSettings()} />);
  const rows = () => renderer.findAll(TableRow).map((row) => row.findAll(TableCell).map(({ text }) => text));
  return { renderer, rows };
}

test('work is shown by the account’s clock: when it was last started and when it is next', async () => {
  const { renderer, rows } = open();
  await renderer.waitFor(() => expect(rows()).toHaveLength(3));
  expect(rows()[1]).toContain('24 Nov 2026, 02:00');
  expect(rows()[1]).toContain('25 Nov 2026, 02:00');
  expect(rows()[2]).toContain('Never yet');
  expect(rows()[2]).toContain('Off');
});

test('a server that starts nothing by itself says so and promises no time', async () => {
  const { renderer, rows } = open({ ...SCHEDULE, isRunning: false });
  await renderer.waitFor(() => expect(rows()).toHaveLength(3));
  expect(renderer.find(Alert).props.title).toContain('starts nothing by itself');
  expect(rows()[1]).toContain('Not by itself');
  expect(rows()[1]).not.toContain('25 Nov');
});

test('what could not be loaded can be tried again', async () => {
  const { renderer, rows } = open(null);
  await renderer.waitFor(() => renderer.find(Button));
  server.use(http.get(PATH, () => HttpResponse.json(SCHEDULE)));
  renderer.find(Button).trigger('onClick');
  await renderer.waitFor(() => expect(rows()).toHaveLength(3));
});

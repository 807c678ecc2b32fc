import { expect, test } from 'vitest';
import { WeeklySettings } from '../../../src/core/contract/weekly.ts';
import { createKeyRing } from '../../../src/server/store/sealing.ts';
import { sendTestMessage, sendWeeklyMessage } from '../../../src/server/use-cases/tell/weekly-message.ts';
import { PORTAL_ID, startTestServer, VIEWER } from '../../helpers/server.ts';
import { answerOf, refusalOf } from './answers.ts';

const PATH = '/api/settings/weekly-message';
const URL = 'https://hooks.slack.com/services/T0/B0/secret';

test('an address is written down, tried and taken away again, and nobody is told it', async () => {
  const posted: string[] = [];
  const server = await startTestServer({ post: (url) => Promise.resolve(posted.push(url) > 0 ? 200 : null) });
  const none = await answerOf(await server.ask('GET', PATH), WeeklySettings);
  expect(none).toEqual({ host: null, ending: null, since: null });
  expect(await refusalOf(await server.ask('POST', `${PATH}/test`))).toMatchObject({ code: 'no_address' });
  const chosen = await server.ask('PUT', PATH, { body: { url: URL } });
  expect(await answerOf(chosen, WeeklySettings)).toMatchObject({ host: 'hooks.slack.com', ending: 'cret' });
  expect(JSON.stringify(await server.store.portals.get(PORTAL_ID))).not.toContain('secret');
  const seen = await server.ask('GET', PATH, { userId: VIEWER });
  expect(await seen.text()).not.toContain('secret');
  expect((await server.ask('POST', `${PATH}/test`)).status).toBe(200);
  expect(posted).toEqual([URL]);
  await server.ask('PUT', PATH, { body: { url: null } });
  expect((await server.store.portals.get(PORTAL_ID))?.weekly).toBeNull();
  const changes = await (await server.ask('GET', '/api/changes')).text();
  expect(changes).toContain('hooks.slack.com');
  expect(changes + server.log()).not.toContain('secret');
});

test('an address that was stored as text still gets its message, and is sealed with it', async () => {
  const posted: string[] = [];
  const weekly = { url: URL, since: '2026-11-01T00:00:00.000Z', seenRunId: null };
  const server = await startTestServer({
    before: async (store) => {
      await store.portals.change(PORTAL_ID, (portal) => ({ ...portal, weekly }));
    },
  });
  const keys = createKeyRing([new Uint8Array(32).fill(7)]);
  const post = (url: string) => Promise.resolve(posted.push(url) > 0 ? 200 : null);
  expect(
    await sendTestMessage({ store: server.store, keys, post, now: server.now }, PORTAL_ID),
  ).toMatchObject({ ok: true });
  expect(posted).toEqual([URL]);
  expect(
    await sendWeeklyMessage({ store: server.store, keys, post, now: server.now }, PORTAL_ID),
  ).toMatchObject({ ok: true });
  const kept = await server.store.portals.get(PORTAL_ID);
  expect(kept?.weekly?.url).toMatchObject({ host: 'hooks.slack.com', ending: 'cret' });
  expect(JSON.stringify(kept)).not.toContain('secret');
});

test('an address that does not take the message is told so', async () => {
  const server = await startTestServer({ post: () => Promise.resolve(404) });
  await server.ask('PUT', PATH, { body: { url: URL } });
  const refused = await refusalOf(await server.ask('POST', `${PATH}/test`));
  expect(refused).toEqual({ status: 409, code: 'not_delivered' });
});

test.each([
  'http://hooks.slack.com/x',
  'https://127.0.0.1/x',
  'https://[::1]/x',
  'https://169.254.169.254/latest',
  'https://localhost/x',
  'https://metadata.google.internal/x',
  'https://printer.local/x',
  'https://user:pass@hooks.slack.com/x',
  'https://hooks.slack.com:8443/x',
  'no address',
])('the address %s is refused and changes nothing', async (url) => {
  const server = await startTestServer();
  const before = await server.digest();
  const refused = await refusalOf(await server.ask('PUT', PATH, { body: { url } }));
  expect(refused).toEqual({ status: 422, code: 'invalid_request' });
  expect(await server.digest()).toBe(before);
});

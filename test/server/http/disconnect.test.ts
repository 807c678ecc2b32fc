import { describe, expect, test } from 'vitest';
import { Disconnected } from '../../../src/core/contract/disconnected.ts';
import { Settings } from '../../../src/core/contract/settings.ts';
import { DAY_MS } from '../../../src/core/time.ts';
import { makeWrittenRecord } from '../../factories/entities.ts';
import { makeDraft } from '../../factories/hypotheses.ts';
import {
  install,
  INSTALLER,
  startInstalledServer,
  type InstalledServer,
} from '../../helpers/installed-server.ts';
import { PORTAL_ID } from '../../helpers/server.ts';
import { fill } from '../../contract/store/methods.ts';
import { endOf, refusalOf, runJob } from './answers.ts';
import { hold } from './hold.ts';
import { serverWorld } from './server-world.ts';

async function connected(): Promise<InstalledServer> {
  const server = await startInstalledServer({ world: serverWorld() });
  await install(server);
  await server.store.hypotheses.create(PORTAL_ID, makeDraft());
  return server;
}

const disconnect = (server: InstalledServer, more: object = {}): Promise<Response> =>
  server.ask('POST', '/api/disconnect', { body: { confirm: PORTAL_ID, ...more } });

const settingsOf = async (server: InstalledServer): Promise<Settings> =>
  Settings.parse(await (await server.ask('GET', '/api/settings')).json());

describe('disconnecting', () => {
  test('takes the app out of the account, revokes and forgets its tokens and says when the data goes', async () => {
    const server = await connected();
    const { requests, settings } = server.portal;
    const answer = Disconnected.parse(await (await disconnect(server)).json());
    expect(requests.count('DELETE', '/appinstalls/2026-09/external-install')).toBe(1);
    expect(requests.count('POST', '/oauth/2026-09/token/revoke')).toBe(1);
    expect(settings.oauth.refreshTokens.size).toBe(0);
    expect(Date.parse(answer.eraseAt ?? '') - Date.parse(answer.at)).toBe(30 * DAY_MS);
    expect(await server.store.installs.get(PORTAL_ID)).toMatchObject({ tokens: null });
    const { access } = await settingsOf(server);
    expect(access).toMatchObject({ by: 'app', state: 'disconnected', eraseAt: answer.eraseAt });
  });

  test('stops work: no call reaches HubSpot any more, though the access token would still be taken', async () => {
    const server = await connected();
    await disconnect(server);
    const before = server.portal.requests.total();
    const job = await runJob(server, 'audit');
    expect(job).toMatchObject({ state: 'failed', failure: { code: 'hubspot_disconnected' } });
    expect(server.portal.requests.total()).toBe(before);
  });

  test('stops an audit that is under way', async () => {
    const server = await connected();
    const letGo = hold(server, `${server.portal.url}/automation/*`);
    const started = await server.ask('POST', '/api/jobs', { body: { kind: 'audit' } });
    const { id } = JSON.parse(await started.text());
    expect((await disconnect(server)).status).toBe(200);
    letGo();
    expect(await endOf(server, id)).toMatchObject({
      state: 'failed',
      failure: { code: 'hubspot_disconnected' },
    });
  });

  test('keeps the data until its time is up, brings it back to whoever connects again, and erases it then', async () => {
    const server = await connected();
    await disconnect(server);
    server.goTo(server.now() + 29 * DAY_MS);
    await server.restart();
    expect((await server.store.hypotheses.list(PORTAL_ID)).length).toBe(1);
    await install(server);
    server.goTo(server.now() + 31 * DAY_MS);
    await server.restart();
    expect((await server.store.hypotheses.list(PORTAL_ID)).length).toBe(1);
    await disconnect(server);
    server.goTo(server.now() + 30 * DAY_MS);
    await server.restart();
    await server.restart(); // stopping waits for what the first start began
    expect(await server.store.hypotheses.list(PORTAL_ID)).toEqual([]);
    expect(await server.store.portals.list()).toEqual([]);
    expect((await server.ask('GET', '/api/settings')).status).toBe(404);
  });

  test('erases everything at once where that is asked', async () => {
    const server = await connected();
    expect(await (await disconnect(server, { eraseNow: true })).json()).toMatchObject({ eraseAt: null });
    expect(await server.store.installs.list()).toEqual([]);
    expect(await server.store.portals.list()).toEqual([]);
  });

  test('changes nothing when HubSpot cannot be reached, and can be tried again', async () => {
    const server = await connected();
    server.portal.settings.intercept = ({ method }) =>
      method === 'DELETE'
        ? { status: 400, body: { status: 'error', message: 'no', category: 'VALIDATION_ERROR' } }
        : null;
    expect((await disconnect(server)).status).toBe(502);
    expect((await settingsOf(server)).access.state).toBe('connected');
    server.portal.settings.intercept = null;
    expect((await disconnect(server)).status).toBe(200);
  });

  test('is fine with an app that was taken out in HubSpot before', async () => {
    const server = await connected();
    server.portal.settings.oauth.refreshTokens.clear();
    server.portal.settings.tokens.clear();
    expect((await disconnect(server)).status).toBe(200);
    expect((await settingsOf(server)).access.state).toBe('disconnected');
  });

  test.each([
    ['the id of another account', { confirm: '4343' }, 'not_confirmed'],
    ['nothing', { confirm: '' }, 'not_confirmed'],
  ])('is refused when %s is typed', async (_, body, code) => {
    const server = await connected();
    const before = await server.digest();
    expect(await refusalOf(await disconnect(server, body))).toMatchObject({ code });
    expect(await server.digest()).toBe(before);
  });

  test('asks about results on records first, since they can be removed only while connected', async () => {
    const server = await connected();
    await server.store.writeBack.save(PORTAL_ID, [makeWrittenRecord()]);
    expect(await refusalOf(await disconnect(server))).toMatchObject({ code: 'results_written' });
    expect((await disconnect(server, { leaveResults: true })).status).toBe(200);
  });
});

describe('erasing all data', () => {
  const erase = (server: InstalledServer) =>
    server.ask('POST', '/api/data/erase', { body: { confirm: PORTAL_ID, leaveResults: true } });

  test('leaves the connection and who may change things, and nothing else', async () => {
    const server = await connected();
    await fill(server.store, '4343');
    await server.store.portals.change(PORTAL_ID, (portal) => ({ ...portal, writesEnabled: true }));
    const { id } = await runJob(server, 'audit');
    expect(Settings.parse(await (await erase(server)).json())).toMatchObject({
      access: { state: 'connected' },
      writesEnabled: false,
      editors: [INSTALLER],
    });
    const { store } = server;
    expect(await store.hypotheses.list(PORTAL_ID)).toEqual([]);
    expect(await store.audits.runs(PORTAL_ID)).toEqual([]);
    expect((await server.ask('GET', `/api/jobs/${id}`)).status, 'the result of the audit').toBe(404);
    expect((await store.hypotheses.list('4343')).length, 'of another account').toBe(1);
    expect(await runJob(server, 'audit')).toMatchObject({ state: 'done' });
  });

  test('waits for work that would write again', async () => {
    const server = await connected();
    const letGo = hold(server, `${server.portal.url}/*`);
    await server.ask('POST', '/api/jobs', { body: { kind: 'audit' } });
    expect(await refusalOf(await erase(server))).toMatchObject({ code: 'already_running' });
    letGo();
  });
});

test('settings say what was not granted and where an admin grants it, write permissions only once writing is on', async () => {
  const server = await connected();
  expect((await settingsOf(server)).access).toMatchObject({
    missing: [],
    connectUrl: expect.stringMatching(/\/install$/),
  });
  await server.ask('PUT', '/api/settings/writes', { body: { enabled: true } });
  const { access } = await settingsOf(server);
  expect(access.missing.map(({ scope }) => scope)).toContain('crm.objects.contacts.write');
  expect(access.connectUrl).toMatch(/\/install\?writing=yes$/);
});

test('tasks for owners need one permission to write, and leave writing results as it was', async () => {
  const server = await connected();
  await server.ask('PUT', '/api/settings/writes', { body: { enabled: false, tasks: true } });
  const { access, writesEnabled, tasksEnabled } = await settingsOf(server);
  expect({ writesEnabled, tasksEnabled }).toEqual({ writesEnabled: false, tasksEnabled: true });
  expect(access.missing.map(({ scope }) => scope)).toEqual(['crm.objects.contacts.write']);
  expect(access.connectUrl).toMatch(/\/install\?writing=yes$/);
});

import { expect, test } from 'vitest';
import {
  finishInstall,
  install,
  startInstalledServer,
  walkToCallback,
  type InstalledServer,
} from '../../helpers/installed-server.ts';
import { PORTAL_ID } from '../../helpers/server.ts';
import { eachFile } from '../store/postgres/temporary-postgres.ts';

const database = eachFile();
const startTwo = async () => {
  const one = await startInstalledServer({ env: { DATABASE_URL: database().url } });
  return { one, other: await one.beside() };
};

test('an install that was begun at one server ends at the other, once', async () => {
  const { one, other } = await startTwo();
  const walk = await walkToCallback(one);
  expect((await finishInstall(other, walk)).status).toBe(200);
  for (const server of [one, other]) {
    expect((await finishInstall(server, walk)).status).toBe(400);
    expect((await server.ask('GET', '/api/settings')).status).toBe(200);
  }
  expect(await one.store.installs.list()).toMatchObject([{ portalId: PORTAL_ID, disconnected: null }]);
});

const MINUTE = 60_000;
const TOKENS = '/oauth/2026-09/token';

test('servers that renew the access in the same instant do so once, though HubSpot replaces the refresh token', async () => {
  const { one, other } = await startTwo();
  await install(one);
  one.portal.settings.oauth.replacesRefreshTokens = true;
  for (let round = 1; round <= 8; round += 1) {
    one.goTo(one.now() + 29 * MINUTE);
    const before = one.portal.requests.count('POST', TOKENS);
    const asked = await Promise.all([one, other, one, other].map((server) => reach(server)));
    expect(asked).toEqual([200, 200, 200, 200]);
    expect(one.portal.requests.count('POST', TOKENS)).toBe(before + 1);
  }
  expect(await one.store.installs.get(PORTAL_ID)).toMatchObject({ disconnected: null });
});

/** Asks for what needs one call to HubSpot; answers the status. */
async function reach(server: Pick<InstalledServer, 'ask'>): Promise<number> {
  return (await server.ask('GET', '/api/metrics')).status;
}

test('an account that connects again at one server works at the other at once', async () => {
  const { one, other } = await startTwo();
  await install(one);
  expect(await reach(other)).toBe(200);
  expect((await one.ask('POST', '/api/disconnect', { body: { confirm: PORTAL_ID } })).status).toBe(200);
  expect(await reach(other)).toBe(502);
  one.goTo(one.now() + MINUTE);
  await install(one, '/oauth/install?writing=yes');
  expect(await reach(other)).toBe(200);
});

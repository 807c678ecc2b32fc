import { expect, test } from 'vitest';
import { finishInstall, startInstalledServer, walkToCallback } from '../../helpers/installed-server.ts';
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

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { DAY_MS } from '../../../src/core/time.ts';
import { createKeyRing } from '../../../src/server/store/sealing.ts';
import { openTokens, sealTokens } from '../../../src/server/use-cases/install/kept-tokens.ts';
import { ALL_SCOPES, SANDBOX_TOKEN } from '../../../src/sandbox/portal/settings.ts';
import { makeInstall, makePortal } from '../../factories/entities.ts';
import { WORLD_NOW } from '../../factories/world.ts';
import { serverWorld } from '../http/server-world.ts';
import { openForTest } from '../store/temporary-store.ts';
import { commandAccount, testFolder, type Ran } from './run-command.ts';

const KEY = new Uint8Array(32).fill(7);
const OWN = '4242';
const REFRESH_TOKEN = 'refresh-1';

/** Accounts that installed the app, and commands on the folder that holds them. */
async function installed(portalIds: readonly string[], { livesFor = DAY_MS } = {}) {
  const { portal, dataDir, run } = await commandAccount(serverWorld(), {
    env: {
      HUBSPOT_ACCESS_TOKEN: '',
      HUBSPOT_CLIENT_ID: 'sandbox-client',
      HUBSPOT_CLIENT_SECRET: 'sandbox-secret',
      GROUNDWORK_PUBLIC_URL: 'https://groundwork.example',
      GROUNDWORK_ENCRYPTION_KEY: Buffer.from(KEY).toString('base64'),
    },
  });
  portal.settings.oauth.refreshTokens.set(REFRESH_TOKEN, { scopes: ALL_SCOPES, userId: 1 });
  const store = await openForTest(dataDir);
  for (const portalId of portalIds) {
    const kept = { accessToken: SANDBOX_TOKEN, refreshToken: REFRESH_TOKEN, expiresAt: WORLD_NOW + livesFor };
    const tokens = sealTokens(createKeyRing([KEY]), portalId, kept);
    await store.portals.save(makePortal({ portalId }));
    await store.installs.save(makeInstall({ portalId, tokens }));
  }
  await store.close();
  return { dataDir, run };
}

const errorOf = ({ code, err }: Ran) => ({ code, err });

test('the only account there is needs no name, and its audit is kept', async () => {
  const { run, dataDir } = await installed([OWN]);
  const ran = await run('audit', '--fail-on', 'never', '--format', 'json');
  expect(errorOf(ran)).toMatchObject({ code: 0 });
  expect(JSON.parse(ran.out)).toMatchObject({ portalId: OWN });
  const store = await openForTest(dataDir);
  onTestFinished(() => store.close());
  expect(await store.audits.runs(OWN)).toHaveLength(1);
});

test('of several accounts the named one is worked on, and none where none is named', async () => {
  const { run } = await installed([OWN, '77']);
  const unnamed = await run('measure');
  expect(errorOf(unnamed)).toMatchObject({
    code: 2,
    err: expect.stringContaining('--portal <id>') as string,
  });
  const named = await run('audit', '--portal', OWN, '--fail-on', 'never', '--format', 'json');
  expect(JSON.parse(named.out)).toMatchObject({ portalId: OWN });
});

test.each<[string, readonly string[], readonly string[], string]>([
  ['an account that is not connected', [OWN], ['export', '--portal', '99'], 'account 99 is not connected'],
  ['no account at all', [], ['export'], 'No HubSpot account has connected yet'],
  ['what is no id', [OWN], ['export', '--portal', 'mine'], 'digits only'],
  ['the demo account too', [OWN], ['export', '--portal', OWN, '--sandbox'], 'cannot be used with'],
])('%s is refused in plain words', async (_, portalIds, argv, words) => {
  const { run } = await installed(portalIds);
  expect(errorOf(await run(...argv))).toMatchObject({
    code: 2,
    err: expect.stringContaining(words) as string,
  });
});

test('tokens that have run out are renewed, and the new ones kept', async () => {
  const { run, dataDir } = await installed([OWN], { livesFor: -1 });
  expect(errorOf(await run('audit', '--fail-on', 'never'))).toMatchObject({ code: 0 });
  const store = await openForTest(dataDir);
  onTestFinished(() => store.close());
  const sealed = (await store.installs.get(OWN))?.tokens ?? expect.fail('the tokens are gone');
  const { accessToken, expiresAt } = openTokens(createKeyRing([KEY]), OWN, sealed);
  expect(accessToken).not.toBe(SANDBOX_TOKEN);
  expect(expiresAt).toBeGreaterThan(WORLD_NOW);
});

test('a file that names its outcome as a preset is compared though the tokens have run out', async () => {
  const { run } = await installed([OWN], { livesFor: -1 });
  const example = await readFile(new URL('../../../docs/examples/bursts.yaml', import.meta.url), 'utf8');
  const path = join(await testFolder(), 'hypotheses.yaml');
  await writeFile(path, example.replace('total_orders', 'orders'));
  expect(errorOf(await run('diff', path))).toEqual({ code: 1, err: '' });
});

test('beside a process that holds the folder what is stored can be read, and what writes says who holds it', async () => {
  const { run, dataDir } = await installed([OWN], { livesFor: -1 });
  const server = await openForTest(dataDir);
  onTestFinished(() => server.close());
  expect(errorOf(await run('export'))).toMatchObject({ code: 0 });
  expect(errorOf(await run('measure'))).toMatchObject({
    code: 2,
    err: expect.stringContaining(dataDir) as string,
  });
  // Its tokens have run out, and new ones could not be kept.
  const audited = await run('audit');
  expect(errorOf(audited)).toMatchObject({
    code: 2,
    err: expect.stringContaining('has to be renewed') as string,
  });
});

test('a key for one account is not used for another', async () => {
  const { run } = await commandAccount(serverWorld());
  const { code, err } = await run('export', '--portal', '77');
  expect(code).toBe(2);
  expect(err).toContain('--portal names 77');
});

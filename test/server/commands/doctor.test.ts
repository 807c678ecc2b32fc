import { describe, expect, test } from 'vitest';
import { DoctorReport } from '../../../src/core/contract/doctor-report.ts';
import { scopesToAsk } from '../../../src/core/access/scopes.ts';
import { SANDBOX_TOKEN, staticToken } from '../../../src/sandbox/portal/settings.ts';
import { createKeyRing } from '../../../src/server/store/sealing.ts';
import { sealTokens } from '../../../src/server/use-cases/install/kept-tokens.ts';
import { makeInstall, makePortal } from '../../factories/entities.ts';
import { serverWorld } from '../http/server-world.ts';
import { openForTest } from '../store/temporary-store.ts';
import { commandAccount, runCommand, testFolder } from './run-command.ts';

const key = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const { required, optional } = scopesToAsk({ writing: false });
const NEEDED = [...required, ...optional];

/** Nothing listens there. */
const AWAY = 'postgresql://me:known-to-tests-only@127.0.0.1:9/none';
const HEALTHY = {
  HUBSPOT_CLIENT_SECRET: 'a-secret-of-the-test',
  GROUNDWORK_PUBLIC_URL: 'https://groundwork.example',
  GROUNDWORK_EDITORS: '9001',
};

async function checksOf(ran: Promise<{ code: number; out: string }>) {
  const { code, out } = await ran;
  const { checks } = DoctorReport.parse(JSON.parse(out));
  return { code, checks, broken: checks.filter(({ status }) => status === 'failed' || status === 'warning') };
}

describe('doctor of an account connected by a key', () => {
  async function doctor(
    change: { env?: Record<string, string>; scopes?: string[]; expiresAt?: number } = {},
  ) {
    const { env = {}, scopes = NEEDED, expiresAt = null } = change;
    const tokens = new Map([[SANDBOX_TOKEN, { ...staticToken(scopes), expiresAt }]]);
    const account = await commandAccount(serverWorld(), {
      settings: { tokens },
      env: { ...HEALTHY, ...env },
    });
    return checksOf(account.run('doctor', '--format', 'json'));
  }

  test('has nothing to say where nothing is wrong', async () => {
    expect(await doctor()).toMatchObject({ code: 0, broken: [] });
  });

  test.each<[string, Parameters<typeof doctor>[0], string, RegExp]>([
    ['no client secret', { env: { HUBSPOT_CLIENT_SECRET: '' } }, 'signatures', /HUBSPOT_CLIENT_SECRET/],
    ['no public address', { env: { GROUNDWORK_PUBLIC_URL: '' } }, 'address', /GROUNDWORK_PUBLIC_URL/],
    ['an http address', { env: { GROUNDWORK_PUBLIC_URL: 'http://a.example' } }, 'address', /https/],
    ['no editors', { env: { GROUNDWORK_EDITORS: '' } }, 'editors', /GROUNDWORK_EDITORS/],
    ['a mistyped key', { env: { HUBSPOT_ACCESS_TOKEN: 'pat-na1-sandbx' } }, 'account', /mistyped/],
    [
      'a database that is away',
      { env: { DATABASE_URL: AWAY } },
      'account',
      /host, port and ssl in DATABASE_URL/,
    ],
    ['an expired key', { expiresAt: 1 }, 'account', /expired/],
    ['no automation', { scopes: NEEDED.filter((one) => one !== 'automation') }, 'workflows', /automation/],
    ['a key that may send', { scopes: [...NEEDED, 'conversations.write'] }, 'key', /Take these permissions/],
    [
      'a key that may write',
      { scopes: [...NEEDED, 'crm.objects.deals.write'] },
      'key',
      /Take these permissions/,
    ],
    [
      'a server that is not there',
      { env: { HUBSPOT_API_BASE_URL: 'http://127.0.0.1:9' } },
      'account',
      /network/,
    ],
    [
      'a data folder that is a file',
      { env: { GROUNDWORK_DATA_DIR: 'package.json' } },
      'account',
      /GROUNDWORK_DATA_DIR/,
    ],
  ])('names %s with the mend, and nothing else', async (_, change, id, mend) => {
    const { broken } = await doctor(change);
    expect(broken).toMatchObject([{ id, mend: expect.stringMatching(mend) }]);
  });

  test('does not wait for a database that is away', async () => {
    const account = await commandAccount(serverWorld(), { env: { ...HEALTHY, DATABASE_URL: AWAY } });
    const asked = account.clock.now();
    expect(await account.run('doctor')).toMatchObject({ code: 1, err: '' });
    expect(account.clock.now()).toBe(asked);
  });

  test('says that HubSpot does not tell what a key grants, instead of guessing', async () => {
    const account = await commandAccount(serverWorld(), {
      env: HEALTHY,
      settings: {
        intercept: ({ path }) =>
          path.startsWith('/oauth/') ? { status: 404, body: { status: 'error', message: 'no' } } : null,
      },
    });
    const { checks } = await checksOf(account.run('doctor', '--format', 'json'));
    expect(checks.find(({ id }) => id === 'key')).toMatchObject({ status: 'skipped' });
  });
});

describe('doctor of an app that accounts install', () => {
  const APP = {
    HUBSPOT_CLIENT_ID: 'app-1',
    HUBSPOT_CLIENT_SECRET: 'a-secret-of-the-test',
    GROUNDWORK_PUBLIC_URL: 'https://groundwork.example',
    GROUNDWORK_ENCRYPTION_KEY: text(key(1)),
  };

  async function doctor(install: Parameters<typeof makeInstall>[0] | null, env: Record<string, string> = {}) {
    const dataDir = await testFolder();
    const store = await openForTest(dataDir);
    const kept = { accessToken: 'access', refreshToken: 'refresh', expiresAt: 1 };
    const tokens = sealTokens(createKeyRing([key(1)]), '4242', kept);
    await store.portals.save(makePortal());
    if (install !== null) await store.installs.save(makeInstall({ scopes: NEEDED, tokens, ...install }));
    await store.close();
    const all = { ...APP, GROUNDWORK_DATA_DIR: dataDir, ...env };
    return { ...(await checksOf(runCommand(['doctor', '--format', 'json'], { env: all }))), env: all };
  }

  test('has nothing to say where nothing is wrong', async () => {
    expect(await doctor({})).toMatchObject({ code: 0, broken: [] });
  });

  test.each<[string, Parameters<typeof doctor>, string, RegExp]>([
    ['that nobody has connected', [null], 'accounts', /\/install/],
    ['no key to encrypt with', [null, { GROUNDWORK_ENCRYPTION_KEY: '' }], 'encryption', /openssl/],
    [
      'another key',
      [{}, { GROUNDWORK_ENCRYPTION_KEY: text(key(2)) }],
      'account.4242',
      /behind the current one/,
    ],
    [
      'an older key',
      [{}, { GROUNDWORK_ENCRYPTION_KEY: `${text(key(2))},${text(key(1))}` }],
      'account.4242.key',
      /keys rotate/,
    ],
    [
      'a permission that was not granted',
      [{ scopes: NEEDED.filter((one) => one !== 'automation') }],
      'account.4242.automation',
      /connecting again/,
    ],
    [
      'an account that took the app out',
      [
        {
          tokens: null,
          disconnected: {
            at: '2026-11-01T00:00:00.000Z',
            how: 'revoked',
            eraseAt: '2026-12-01T00:00:00.000Z',
          },
        },
      ],
      'account.4242',
      /connects again/,
    ],
    ['no app and no key at all', [null, { HUBSPOT_CLIENT_ID: '' }], 'app', /HUBSPOT_ACCESS_TOKEN/],
  ])('names %s with the mend', async (_, parts, id, mend) => {
    const { broken } = await doctor(...parts);
    expect(broken.find((check) => check.id === id)?.mend).toMatch(mend);
  });

  test('after the keys were rotated the older one can be taken away', async () => {
    const both = { GROUNDWORK_ENCRYPTION_KEY: `${text(key(2))},${text(key(1))}` };
    const { env } = await doctor({}, both);
    const rotated = await runCommand(['keys', 'rotate'], { env });
    expect(rotated).toMatchObject({ code: 0, out: expect.stringContaining('1 now, 0 before') });
    expect((await runCommand(['keys', 'rotate'], { env })).out).toContain('0 now, 1 before');
    const alone = { ...env, GROUNDWORK_ENCRYPTION_KEY: text(key(2)) };
    expect(await checksOf(runCommand(['doctor', '--format', 'json'], { env: alone }))).toMatchObject({
      broken: [],
    });
  });

  test('keys that are not there are named when rotating, and nothing is lost', async () => {
    const { env } = await doctor({}, { GROUNDWORK_ENCRYPTION_KEY: text(key(2)) });
    const failed = await runCommand(['keys', 'rotate'], { env });
    expect(failed).toMatchObject({ code: 1, out: expect.stringContaining('Account 4242') });
    const found = { ...env, GROUNDWORK_ENCRYPTION_KEY: `${text(key(2))},${text(key(1))}` };
    expect((await runCommand(['keys', 'rotate'], { env: found })).out).toContain('1 now');
  });
});

import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { SCOPES, scopesToAsk } from '../../../src/core/access/scopes.ts';
import { KEPT_MS } from '../../../src/server/use-cases/install/begun-installs.ts';
import {
  finishInstall,
  install,
  INSTALLER,
  startInstalledServer,
  walkToCallback,
} from '../../helpers/installed-server.ts';
import { PORTAL_ID, PUBLIC_ORIGIN } from '../../helpers/server.ts';

const MINUTE = 60_000;
const { required, optional } = scopesToAsk({ writing: false });

describe('the page before HubSpot asks', () => {
  test('names every permission with its use and what happens without, and that workflows are only read', async () => {
    const server = await startInstalledServer();
    const page = await (await fetch(`${server.url}/install`)).text();
    for (const { scope, asked } of SCOPES)
      expect(page.includes(`<code>${scope}</code>`)).toBe(asked !== 'writing');
    expect(page).toContain('never changes one');
    expect(page).toContain('href="/oauth/install"');
  });

  test('names the permissions to write only where writing was switched on', async () => {
    const server = await startInstalledServer();
    const page = await (await fetch(`${server.url}/install?writing=yes`)).text();
    for (const { scope } of SCOPES) expect(page).toContain(`<code>${scope}</code>`);
    expect(page).toContain('href="/oauth/install?writing=yes"');
  });
});

test('connects an account: tokens are kept encrypted, the installer may change things, the page says what was granted', async () => {
  const server = await startInstalledServer();
  expect((await server.ask('GET', '/api/settings')).status).toBe(404);
  const landed = await install(server);
  expect(landed).toContain(`HubSpot account ${PORTAL_ID} is connected`);
  expect(landed).toContain('Everything that was asked for was granted');
  const stored = await server.store.installs.get(PORTAL_ID);
  expect(stored).toMatchObject({ userId: INSTALLER, scopes: [...required, ...optional], disconnected: null });
  for (const secret of secretsOf(server)) expect(JSON.stringify(stored)).not.toContain(secret);
  const settings = JSON.parse(await (await server.ask('GET', '/api/settings')).text());
  expect(settings).toMatchObject({ editors: [INSTALLER], you: { mayEdit: true } });
});

/** Every token the simulated account ever gave to the app. */
function secretsOf(server: {
  portal: { settings: { oauth: { refreshTokens: Map<string, unknown> }; tokens: Map<string, unknown> } };
}) {
  const { oauth, tokens } = server.portal.settings;
  const issued = [...oauth.refreshTokens.keys(), ...tokens.keys()].filter((token) => token.includes('code-'));
  expect(issued.length).toBeGreaterThan(1);
  return issued;
}

test('asks for what an account without Professional can grant, and says what it means that it did not', async () => {
  const server = await startInstalledServer({ portal: { settings: { hasWorkflows: false } } });
  const landed = await install(server);
  expect(landed).toContain('Not granted');
  expect(landed).toContain('Only segments are looked at.');
  expect((await server.store.installs.get(PORTAL_ID))?.scopes).not.toContain('automation');
});

test('asks for no permission to write before writing is switched on, and for all of them then', async () => {
  const server = await startInstalledServer();
  const { consent } = await walkToCallback(server);
  expect(consent).not.toMatch(/\.write\b/);
  await install(server, '/oauth/install?writing=yes');
  expect((await server.store.installs.get(PORTAL_ID))?.scopes).toContain('crm.objects.contacts.write');
});

test('who is refused on the way to permissions to write begins again with those', async () => {
  const server = await startInstalledServer();
  const walk = await walkToCallback(server, '/oauth/install?writing=yes');
  const callback = walk.callback.replace(/code=[^&]+/, 'error=access_denied');
  const refused = await finishInstall(server, { ...walk, callback });
  expect(await refused.text()).toContain('href="/install?writing=yes"');
});

test('sends HubSpot a fresh state and the challenge of PKCE, in a cookie for this browser only', async () => {
  const server = await startInstalledServer();
  const begin = () => fetch(`${server.url}/oauth/install`, { redirect: 'manual' });
  const [one, two] = [await begin(), await begin()];
  const query = new URL(one.headers.get('location') ?? '').searchParams;
  const other = new URL(two.headers.get('location') ?? '').searchParams;
  expect(query.get('state')).not.toBe(other.get('state'));
  expect(query.get('redirect_uri')).toBe(`${PUBLIC_ORIGIN}/oauth/callback`);
  expect(query.get('scope')?.split(' ')).toEqual(required);
  expect(query.get('optional_scope')?.split(' ')).toEqual(optional);
  expect(query.get('code_challenge_method')).toBe('S256');
  expect(query.get('code_challenge')).toHaveLength(createHash('sha256').digest('base64url').length);
  const cookie = one.headers.get('set-cookie') ?? '';
  for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/oauth']) expect(cookie).toContain(part);
  expect(cookie).not.toContain(query.get('state'));
});

test('an install that was begun before a restart ends after it, and its proof is kept encrypted', async () => {
  const server = await startInstalledServer();
  const walk = await walkToCallback(server);
  const state = new URL(walk.callback, PUBLIC_ORIGIN).searchParams.get('state') ?? '';
  const stored = await server.files();
  expect(stored).toContain('keyId');
  for (const secret of [state, walk.cookie.split('=')[1] ?? '']) {
    expect(secret).not.toBe('');
    expect(stored).not.toContain(secret);
  }
  await server.restart();
  expect((await finishInstall(server, walk)).status).toBe(200);
  expect(await server.store.installs.get(PORTAL_ID)).toMatchObject({ disconnected: null });
});

describe('an install is refused, stores nothing and says what to do', () => {
  test.each<[string, (walk: { callback: string; cookie: string; consent: string }) => object]>([
    ['comes back in another browser', () => ({ cookie: 'groundwork_install=someone-elses' })],
    ['comes back without a cookie', () => ({ cookie: '' })],
    [
      'brings another state',
      ({ callback }) => ({ callback: callback.replace(/state=[^&]+/, 'state=made-up') }),
    ],
    ['brings no state', ({ callback }) => ({ callback: callback.replace(/&?state=[^&]+/, '') })],
    [
      'brings a code HubSpot did not give',
      ({ callback }) => ({ callback: callback.replace('code=code-1', 'code=x') }),
    ],
    [
      'was cancelled',
      ({ callback }) => ({ callback: callback.replace(/code=[^&]+/, 'error=access_denied') }),
    ],
  ])('when it %s', async (_, change) => {
    const server = await startInstalledServer();
    const walk = await walkToCallback(server);
    const refused = await finishInstall(server, { ...walk, ...change(walk) });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('href="/install"');
    expect(await server.store.installs.list()).toEqual([]);
    expect(await server.store.portals.list()).toEqual([]);
  });

  test('when its answer is brought a second time', async () => {
    const server = await startInstalledServer();
    const walk = await walkToCallback(server);
    expect((await finishInstall(server, walk)).status).toBe(200);
    const before = await server.digest();
    expect((await finishInstall(server, walk)).status).toBe(400);
    expect(await server.digest()).toBe(before);
  });

  test('when its answer is brought twice at once, one of the two', async () => {
    const server = await startInstalledServer();
    const walk = await walkToCallback(server);
    const answers = await Promise.all([1, 2].map(() => finishInstall(server, walk)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  test('when it took too long', async () => {
    const server = await startInstalledServer();
    const walk = await walkToCallback(server);
    server.goTo(server.now() + KEPT_MS + MINUTE);
    expect((await finishInstall(server, walk)).status).toBe(400);
  });

  test('when the code was stolen by an install that somebody else began', async () => {
    const server = await startInstalledServer();
    const victim = await walkToCallback(server);
    const thief = await walkToCallback(server);
    const code = /code=[^&]+/.exec(victim.callback)?.[0] ?? '';
    const callback = thief.callback.replace(/code=[^&]+/, code);
    expect((await finishInstall(server, { ...thief, callback })).status).toBe(400);
    expect(await server.store.installs.list()).toEqual([]);
  });

  test('with what HubSpot said, as text and not as markup', async () => {
    const server = await startInstalledServer();
    const { callback, cookie } = await walkToCallback(server);
    const said = 'error=access_denied&error_description=%3Cscript%3Ealert(1)%3C%2Fscript%3E';
    const page = await fetch(`${server.url}${callback.replace(/code=[^&]+/, said)}`, { headers: { cookie } });
    expect(await page.text()).toContain('&lt;script&gt;alert(1)');
  });
});

test('connecting again keeps what people wrote and adds who connected it', async () => {
  const server = await startInstalledServer();
  await install(server);
  await server.store.portals.save({
    ...(await portalOf(server)),
    editors: ['5'],
    writesEnabled: true,
  });
  await install(server, '/oauth/install?writing=yes');
  expect(await portalOf(server)).toMatchObject({ editors: ['5', INSTALLER], writesEnabled: true });
  expect((await server.ask('GET', '/api/health')).status).toBe(200);
});

async function portalOf(server: Awaited<ReturnType<typeof startInstalledServer>>) {
  const portal = await server.store.portals.get(PORTAL_ID);
  if (portal === null) throw new Error('The portal is not known.');
  return portal;
}

describe('tokens', () => {
  test('are renewed shortly before they end, once for all who ask, and still work after a restart', async () => {
    const server = await startInstalledServer();
    await install(server);
    server.goTo(server.now() + 29 * MINUTE);
    const refreshes = () => server.portal.requests.count('POST', '/oauth/2026-09/token');
    const before = refreshes();
    const asked = await Promise.all([1, 2, 3, 4].map(() => server.ask('GET', '/api/health')));
    expect(asked.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(refreshes()).toBe(before + 1);
    await server.restart();
    expect((await server.ask('GET', '/api/health')).status).toBe(200);
    expect(refreshes()).toBe(before + 1);
  });

  test('that were revoked disconnect the account: work stops, what is stored can be read, HubSpot is left alone', async () => {
    const server = await startInstalledServer();
    await install(server);
    server.portal.settings.oauth.refreshTokens.clear();
    server.goTo(server.now() + 31 * MINUTE);
    const health = JSON.parse(await (await server.ask('GET', '/api/health')).text());
    expect(JSON.stringify(health.checks[0])).toContain('no longer installed');
    expect(await server.store.installs.get(PORTAL_ID)).toMatchObject({
      tokens: null,
      disconnected: { how: 'revoked' },
    });
    const before = server.portal.requests.total();
    expect((await server.ask('GET', '/api/hypotheses')).status).toBe(200);
    await server.ask('GET', '/api/health');
    await server.restart();
    await server.ask('GET', '/api/health');
    expect(server.portal.requests.total()).toBe(before);
    await install(server);
    expect((await server.ask('GET', '/api/health')).status).toBe(200);
  });

  test('never show in the log', async () => {
    const server = await startInstalledServer();
    await install(server);
    server.goTo(server.now() + 29 * MINUTE);
    await server.ask('GET', '/api/health');
    expect(server.log()).not.toBe('');
    for (const secret of secretsOf(server)) expect(server.log()).not.toContain(secret);
  });

  test('do not open with another key: the account is told so and nothing is lost', async () => {
    const server = await startInstalledServer();
    await install(server);
    const stored = await server.store.installs.get(PORTAL_ID);
    if (stored?.tokens === null || stored === null) throw new Error('There are no tokens.');
    await server.store.installs.save({ ...stored, tokens: { ...stored.tokens, keyId: 'another' } });
    await server.restart();
    expect((await server.ask('GET', '/api/settings')).status).toBe(500);
    const ready = await fetch(`${server.url}/readyz`);
    expect({ status: ready.status, body: await ready.json() }).toEqual({
      status: 503,
      body: { status: 'not_ready', problems: ['key_unknown'] },
    });
    expect(server.log()).toContain('GROUNDWORK_ENCRYPTION_KEY');
  });
});

test('a fault on the way is told as a page with the next step, and is in the log', async () => {
  const server = await startInstalledServer();
  const walk = await walkToCallback(server);
  server.portal.settings.intercept = ({ path }) =>
    path.startsWith('/account-info')
      ? { status: 500, body: { status: 'error', category: 'SERVER_ERROR', message: 'Internal error' } }
      : null;
  const failed = await finishInstall(server, walk);
  expect(failed.status).toBe(502);
  expect(failed.headers.get('content-type')).toContain('text/html');
  expect(await failed.text()).toContain('The account was not connected');
  expect(server.log()).toContain('hubspot_server_error');
  expect(await server.store.installs.list()).toEqual([]);
  server.portal.settings.intercept = null;
  expect(await install(server)).toContain('is connected');
});

test('is ready before the first account connects, and says what keeps it when its data cannot be read', async () => {
  const server = await startInstalledServer();
  const ready = () => fetch(`${server.url}/readyz`);
  expect(await (await ready()).json()).toEqual({ status: 'ready', problems: [] });
  await server.store.close();
  const broken = await ready();
  expect(broken.status).toBe(503);
  expect(await broken.json()).toEqual({ status: 'not_ready', problems: ['store_closed'] });
});

test('whoever asks for the pages too often waits, and others do not', async () => {
  const server = await startInstalledServer();
  const asking = (address: string) =>
    fetch(`${server.url}/oauth/install`, { redirect: 'manual', headers: { 'x-forwarded-for': address } });
  for (let count = 0; count < 60; count += 1) await asking('203.0.113.7');
  const refused = await asking('203.0.113.7');
  expect({ status: refused.status, retry: refused.headers.get('retry-after') }).toEqual({
    status: 429,
    retry: '60',
  });
  expect((await asking('203.0.113.8')).status).toBe(302);
  server.goTo(server.now() + MINUTE);
  expect((await asking('203.0.113.7')).status).toBe(302);
});

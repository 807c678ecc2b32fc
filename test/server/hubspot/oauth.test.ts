import { expect, test } from 'vitest';
import { refuse } from '../../../src/core/result.ts';
import { oauthClient, type OAuthTokens } from '../../../src/server/hubspot/oauth.ts';
import { oauthTokenSource } from '../../../src/server/hubspot/token-source.ts';
import { startPortal } from '../../helpers/portal.ts';
import { leapingClock } from './clocks.ts';
import { doorTo } from './doors.ts';
import { html, json, reset, scriptedServer } from './scripted-server.ts';

function clientOf(url: string, change: { clientId?: string } = {}) {
  const { now, sleep } = leapingClock();
  const client = { clientId: 'sandbox-client', clientSecret: 'sandbox-secret', ...change };
  return { ...oauthClient({ baseUrl: url, ...client, now, sleep, random: () => 0 }), now };
}

function installedPortal() {
  const portal = startPortal();
  portal.settings.oauth.refreshTokens.set('refresh-1', { scopes: ['oauth', 'automation'], userId: 7 });
  return portal;
}

test('exchanges a refresh token for an access token that works', async () => {
  const portal = installedPortal();
  const { refresh, now } = clientOf(portal.url);
  const result = await refresh('refresh-1');
  expect(result).toMatchObject({
    ok: true,
    value: {
      portalId: '4242',
      refreshToken: 'refresh-1',
      expiresAt: now() + 1_800_000,
      scopes: ['oauth', 'automation'],
    },
  });
  const token = result.ok ? result.value.accessToken : '';
  await expect(doorTo({ url: portal.url, token }).account()).resolves.toMatchObject({ portalId: '4242' });
  expect(portal.requests.entries()[0]?.path).toBe('/oauth/2026-09/token');
});

test('sends a form, not JSON and nothing in the address', async () => {
  const server = await scriptedServer(json(200, { access_token: 'a', expires_in: 1800, hub_id: 1 }));
  const result = await clientOf(server.url).refresh('refresh-1');
  expect(result).toMatchObject({ ok: true, value: { refreshToken: 'refresh-1', scopes: [] } });
  const [request] = server.received;
  expect(request?.headers['content-type']).toContain('application/x-www-form-urlencoded');
  expect(request?.search.size).toBe(0);
  expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
    grant_type: 'refresh_token',
    client_id: 'sandbox-client',
    client_secret: 'sandbox-secret',
    refresh_token: 'refresh-1',
  });
});

test('a refresh token that works no more means disconnected', async () => {
  const portal = installedPortal();
  expect(await clientOf(portal.url).refresh('refresh-2')).toMatchObject({
    ok: false,
    reason: 'disconnected',
  });
});

test('a wrong client is a fault, not a disconnected portal', async () => {
  const portal = installedPortal();
  const refreshing = clientOf(portal.url, { clientId: 'other' }).refresh('refresh-1');
  await expect(refreshing).rejects.toMatchObject({ code: 'hubspot_unauthorised' });
});

test('recovers from a break and from a server error', async () => {
  const answer = { access_token: 'a', refresh_token: 'r2', expires_in: 1800, hub_id: 1 };
  const server = await scriptedServer(reset, html(503), json(200, answer));
  expect(await clientOf(server.url).refresh('r1')).toMatchObject({ ok: true, value: { refreshToken: 'r2' } });
});

test.each([
  ['another shape', json(200, { access_token: 'a' })],
  ['HTML', html(200)],
])('an answer of %s is a fault that holds no token', async (_, answer) => {
  const server = await scriptedServer(answer);
  const fault: unknown = await clientOf(server.url)
    .refresh('refresh-secret')
    .catch((error: unknown) => error);
  expect(fault).toMatchObject({ code: 'hubspot_bad_answer' });
  expect(String(fault)).not.toContain('refresh-secret');
});

const START = 1_000_000;
const LIFE = 1_800_000;
const tokensAt = (now: number, name: string): OAuthTokens => ({
  ...{
    accessToken: `access-${name}`,
    refreshToken: `refresh-${name}`,
    portalId: '1',
    userId: '7',
    scopes: [],
  },
  expiresAt: now + LIFE,
});

function sourceFrom(initial: OAuthTokens, kept: OAuthTokens | null = null) {
  let now = START;
  const refreshed: string[] = [];
  const saved: string[] = [];
  let ended = 0;
  const token = oauthTokenSource({
    initial,
    now: () => now,
    kept: () => Promise.resolve(kept),
    refresh: (refreshToken) => {
      refreshed.push(refreshToken);
      if (refreshToken === 'refresh-gone')
        return Promise.resolve(refuse('disconnected', 'gone', 'install again'));
      return Promise.resolve({ ok: true, value: tokensAt(now, String(refreshed.length)) });
    },
    save: ({ refreshToken }) => {
      saved.push(refreshToken);
      return Promise.resolve();
    },
    alone: (renewal) => renewal(),
    end: ({ refreshToken }) => {
      if (kept !== null && kept.refreshToken !== refreshToken) return Promise.resolve(false);
      ended += 1;
      return Promise.resolve(true);
    },
  });
  return { token, refreshed, saved, ended: () => ended, advance: (ms: number) => (now += ms) };
}

test('tokens that another process has renewed are taken over, and HubSpot is not asked', async () => {
  const { token, refreshed, advance } = sourceFrom(
    tokensAt(START, 'first'),
    tokensAt(START + LIFE, 'theirs'),
  );
  advance(LIFE);
  expect(await token()).toBe('access-theirs');
  expect(refreshed).toEqual([]);
});

test('an account is not taken for disconnected because another process has replaced the refresh token', async () => {
  const { token, refreshed, ended, advance } = sourceFrom(tokensAt(START, 'gone'), tokensAt(START, 'theirs'));
  advance(LIFE);
  expect(await token()).toBe('access-1');
  expect(refreshed).toEqual(['refresh-theirs']);
  expect(ended()).toBe(0);
});

test('keeps an access token until shortly before its end', async () => {
  const { token, refreshed, advance } = sourceFrom(tokensAt(START, 'first'));
  expect(await token()).toBe('access-first');
  advance(LIFE - 5 * 60_000);
  expect(await token()).toBe('access-first');
  expect(refreshed).toEqual([]);
  advance(4 * 60_000);
  expect(await token()).toBe('access-1');
});

test('however many ask at once, one refresh is made and saved', async () => {
  const { token, refreshed, saved } = sourceFrom(tokensAt(START - LIFE, 'first'));
  const tokens = await Promise.all(Array.from({ length: 20 }, () => token()));
  expect(new Set(tokens)).toEqual(new Set(['access-1']));
  expect(refreshed).toEqual(['refresh-first']);
  expect(saved).toEqual(['refresh-1']);
});

test('a token that HubSpot refused is replaced once, also for callers that still held it', async () => {
  const { token, refreshed } = sourceFrom(tokensAt(START, 'first'));
  expect(await token({ stale: 'access-first' })).toBe('access-1');
  expect(await token({ stale: 'access-first' })).toBe('access-1');
  expect(refreshed).toEqual(['refresh-first']);
});

test('a disconnected portal is told of once and not asked for again', async () => {
  const { token, refreshed, ended } = sourceFrom(tokensAt(START - LIFE, 'gone'));
  await expect(token()).rejects.toMatchObject({ code: 'hubspot_disconnected' });
  await expect(token()).rejects.toMatchObject({ code: 'hubspot_disconnected' });
  expect(refreshed).toEqual(['refresh-gone']);
  expect(ended()).toBe(1);
});

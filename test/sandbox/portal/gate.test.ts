import { describe, expect, it } from 'vitest';
import { ALL_SCOPES, staticToken } from '../../../src/sandbox/portal/settings.ts';
import { callPortal, startPortal } from '../../helpers/portal.ts';

const TEN_SECONDS = { max: 3, intervalMs: 10_000 };
const lists = '/crm/v3/lists/11';

async function headersOf(
  portal: ReturnType<typeof startPortal>,
): Promise<{ status: number; left: string | null }> {
  const response = await fetch(`${portal.url}${lists}`, {
    headers: { authorization: `Bearer ${portal.token}` },
  });
  return { status: response.status, left: response.headers.get('x-hubspot-ratelimit-remaining') };
}

describe('tokens and scopes', () => {
  it('refuse a request without a token, or with one that is not known', async () => {
    const portal = startPortal();
    expect((await fetch(`${portal.url}${lists}`)).status).toBe(401);
    expect(await callPortal(portal.url, 'stranger', 'GET', lists)).toMatchObject({
      status: 401,
      body: { category: 'INVALID_AUTHENTICATION' },
    });
  });

  it('refuse a token that has expired', async () => {
    const tokens = new Map([['short', { scopes: ALL_SCOPES, expiresAt: 1000 }]]);
    let wall = 999;
    const portal = startPortal({ settings: { tokens }, wallClock: () => wall });
    expect((await callPortal(portal.url, 'short', 'GET', lists)).status).toBe(200);
    wall = 1000;
    expect(await callPortal(portal.url, 'short', 'GET', lists)).toMatchObject({
      status: 401,
      body: { category: 'EXPIRED_AUTHENTICATION' },
    });
  });

  it.each([
    ['automation', 'GET', '/automation/v4/flows'],
    ['automation', 'POST', '/automation/v4/flows/batch/read'],
    ['automation', 'GET', '/automation/v4/flows/email-campaigns'],
    ['crm.lists.read', 'POST', '/crm/v3/lists/search'],
    ['crm.lists.read', 'GET', '/crm/v3/lists/11/memberships/join-order'],
    ['crm.lists.read', 'GET', '/crm/v3/lists/records/0-1/1/memberships'],
    ['crm.objects.contacts.read', 'POST', '/crm/v3/objects/contacts/batch/read'],
    ['crm.objects.contacts.read', 'POST', '/crm/v3/objects/0-1/search'],
    ['crm.objects.deals.read', 'GET', '/crm/v3/objects/deals/1'],
    ['crm.objects.contacts.write', 'POST', '/crm/v3/objects/contacts/batch/update'],
    ['crm.objects.contacts.write', 'POST', '/crm/v3/objects/tasks'],
    ['crm.objects.contacts.read', 'POST', '/crm/v3/objects/tasks/search'],
    ['crm.schemas.contacts.read', 'GET', '/crm/v3/properties/contacts'],
    ['crm.schemas.companies.write', 'POST', '/crm/v3/properties/companies'],
    ['crm.schemas.contacts.write', 'POST', '/crm/v3/properties/contacts/groups'],
    ['content', 'GET', '/marketing/v3/emails'],
    ['content', 'GET', '/marketing/v3/emails/statistics/list'],
  ])('need %s for %s %s, and name it', async (scope, method, path) => {
    const portal = startPortal({ settings: { tokens: new Map([['poor', staticToken(['oauth'])]]) } });
    const body = method === 'POST' ? {} : undefined;
    const refused = await callPortal(portal.url, 'poor', method, path, body);
    expect(refused).toMatchObject({ status: 403, body: { category: 'MISSING_SCOPES' } });
    expect(JSON.stringify(refused.body)).toContain(`"${scope}"`);
    portal.settings.tokens.set('poor', staticToken([scope]));
    const open = await callPortal(portal.url, 'poor', method, path, body);
    expect([401, 403]).not.toContain(open.status);
  });

  it('need nothing more than a token for the account', async () => {
    const portal = startPortal({ settings: { tokens: new Map([['poor', staticToken([])]]) } });
    expect(await callPortal(portal.url, 'poor', 'GET', '/account-info/v3/details')).toMatchObject({
      status: 200,
      body: {
        portalId: 4242,
        uiDomain: 'app.hubspot.com',
        utcOffset: '-05:00',
        utcOffsetMilliseconds: -18_000_000,
      },
    });
    expect((await callPortal(portal.url, 'poor', 'GET', '/account-info/2026-09/details')).status).toBe(200);
  });
});

describe('rate limit', () => {
  it('counts down in headers, refuses with 429, and opens again as the window rolls on', async () => {
    let wall = 0;
    const portal = startPortal({ settings: { rateLimit: TEN_SECONDS }, wallClock: () => wall });
    expect(await headersOf(portal)).toEqual({ status: 200, left: '2' });
    wall = 6000;
    expect(await headersOf(portal)).toEqual({ status: 200, left: '1' });
    expect(await headersOf(portal)).toEqual({ status: 200, left: '0' });
    expect(await headersOf(portal)).toEqual({ status: 429, left: '0' });
    wall = 9999;
    expect((await headersOf(portal)).status).toBe(429);
    wall = 10_000;
    expect(await headersOf(portal)).toEqual({ status: 200, left: '0' });
    expect((await headersOf(portal)).status).toBe(429);
    expect(portal.requests.countStatus(429)).toBe(3);
  });

  it('says which policy refused, and offers no time to come back', async () => {
    const portal = startPortal({ settings: { rateLimit: { max: 0, intervalMs: 10_000 } } });
    const response = await fetch(`${portal.url}${lists}`, {
      headers: { authorization: `Bearer ${portal.token}` },
    });
    expect(response.headers.get('x-hubspot-ratelimit-interval-milliseconds')).toBe('10000');
    expect(response.headers.has('retry-after')).toBe(false);
    expect(await response.json()).toMatchObject({
      errorType: 'RATE_LIMIT',
      policyName: 'TEN_SECONDLY_ROLLING',
    });
  });

  it('of search is its own', async () => {
    const portal = startPortal({
      settings: { rateLimit: { max: 1, intervalMs: 10_000 }, searchRateLimit: { max: 1, intervalMs: 1000 } },
      wallClock: () => 0,
    });
    const search = () => portal.call('POST', '/crm/v3/objects/contacts/search', { filterGroups: [] });
    expect((await portal.call('GET', lists)).status).toBe(200);
    expect((await search()).status).toBe(200);
    expect(await search()).toMatchObject({ status: 429, body: { policyName: 'SECONDLY' } });
  });

  it('of the day runs out', async () => {
    const portal = startPortal({ settings: { dailyRemaining: 1 } });
    expect((await portal.call('GET', lists)).status).toBe(200);
    expect(await portal.call('GET', lists)).toMatchObject({ status: 429, body: { policyName: 'DAILY' } });
  });

  it('can be switched while the portal runs', async () => {
    const portal = startPortal();
    expect(await headersOf(portal)).toEqual({ status: 200, left: null });
    portal.settings.rateLimit = { max: 0, intervalMs: 1000 };
    expect((await headersOf(portal)).status).toBe(429);
    portal.settings.rateLimit = null;
    expect((await headersOf(portal)).status).toBe(200);
  });
});

describe('requests', () => {
  it('are counted by route and kept with their status', async () => {
    const portal = startPortal();
    await portal.call('GET', '/crm/v3/lists/11?includeFilters=true');
    await portal.call('GET', '/crm/v3/lists/999');
    expect(portal.requests.byRoute().get('GET /crm/v3/lists/:listId')).toBe(2);
    expect(portal.requests.entries()).toMatchObject([
      { method: 'GET', path: '/crm/v3/lists/11', search: '?includeFilters=true', status: 200 },
      { path: '/crm/v3/lists/999', status: 404 },
    ]);
    portal.requests.clear();
    expect(portal.requests.total()).toBe(0);
  });

  it('can be met by a planted answer, which changes nothing', async () => {
    const portal = startPortal({ isJudged: false });
    portal.settings.intercept = ({ count }) => (count === 1 ? { status: 502, body: {} } : null);
    const update = { inputs: [{ id: '1', properties: { firstname: 'Eve' } }] };
    expect((await portal.call('POST', '/crm/v3/objects/contacts/batch/update', update)).status).toBe(502);
    expect(await portal.call('GET', '/crm/v3/objects/contacts/1?properties=firstname')).toMatchObject({
      body: { properties: { firstname: 'Ada' } },
    });
  });

  it.each([
    ['no JSON', '{"inputs":', 'application/json', 400],
    ['JSON under another name', '{"filterGroups":[]}', 'text/plain', 415],
  ])('are refused when the body is %s', async (_, body, contentType, status) => {
    const portal = startPortal();
    const response = await fetch(`${portal.url}/crm/v3/objects/contacts/search`, {
      method: 'POST',
      headers: { authorization: `Bearer ${portal.token}`, 'content-type': contentType },
      body,
    });
    expect(response.status).toBe(status);
  });
});

import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../src/sandbox/portal/settings.ts';
import { callPortal, startPortal, type StartedPortal } from '../../helpers/portal.ts';

const PATHS = ['/oauth/v1/token', '/oauth/v3/token', '/oauth/2026-03/token', '/oauth/2026-09/token'];
const client = { client_id: 'sandbox-client', client_secret: 'sandbox-secret' };
const exchange = {
  grant_type: 'authorization_code',
  code: 'c1',
  redirect_uri: 'https://app.example.com',
  ...client,
};

interface Tokens {
  access_token: string;
  refresh_token: string;
}

function start(wallClock?: () => number): StartedPortal {
  const { oauth } = defaultSettings();
  oauth.codes.set('c1', { scopes: ['oauth', 'crm.lists.read'], userId: 77 });
  return startPortal({ settings: { oauth }, ...(wallClock === undefined ? {} : { wallClock }) });
}

async function post<Body = unknown>(
  portal: StartedPortal,
  path: string,
  form: Record<string, string>,
): Promise<{ status: number; body: Body }> {
  const response = await fetch(`${portal.url}${path}`, { method: 'POST', body: new URLSearchParams(form) });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

describe('OAuth of the simulated portal', () => {
  it.each(PATHS)('exchanges a code once at %s and says whose portal it is', async (path) => {
    const portal = start();
    expect(await post(portal, path, exchange)).toMatchObject({
      status: 200,
      body: { hub_id: 4242, user_id: 77, expires_in: 1800, scopes: ['oauth', 'crm.lists.read'] },
    });
    expect(await post(portal, path, exchange)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
  });

  it('gives tokens that open what was granted, for half an hour, and can be renewed', async () => {
    let wall = 0;
    const portal = start(() => wall);
    const { body: first } = await post<Tokens>(portal, '/oauth/2026-09/token', exchange);
    expect((await callPortal(portal.url, first.access_token, 'GET', '/crm/v3/lists/11')).status).toBe(200);
    expect((await callPortal(portal.url, first.access_token, 'GET', '/automation/v4/flows')).status).toBe(
      403,
    );
    wall = 1_800_000;
    expect((await callPortal(portal.url, first.access_token, 'GET', '/crm/v3/lists/11')).status).toBe(401);
    const renewal = { grant_type: 'refresh_token', refresh_token: first.refresh_token, ...client };
    const { body: second } = await post<Tokens>(portal, '/oauth/2026-09/token', renewal);
    expect(second.access_token).not.toBe(first.access_token);
    expect((await callPortal(portal.url, second.access_token, 'GET', '/crm/v3/lists/11')).status).toBe(200);
  });

  it('says whether a token is still good', async () => {
    const portal = start();
    const { body } = await post<Tokens>(portal, '/oauth/v3/token', exchange);
    const ask = (value: string) =>
      post(portal, '/oauth/2026-09/token/introspect', { token: value, ...client });
    expect(await ask(body.access_token)).toMatchObject({ body: { active: true, hub_id: 4242 } });
    expect(await ask('stranger')).toMatchObject({ body: { active: false } });
  });

  it('refuses JSON', async () => {
    const portal = start();
    const answer = await callPortal(portal.url, portal.token, 'POST', '/oauth/2026-09/token', exchange);
    expect(answer.status).toBe(415);
  });

  it.each([
    [
      'a refresh token it does not know',
      { grant_type: 'refresh_token', refresh_token: 'x', ...client },
      'invalid_grant',
    ],
    ['a client it does not know', { ...exchange, client_secret: 'wrong' }, 'invalid_client'],
    ['another kind of grant', { ...exchange, grant_type: 'password' }, 'unsupported_grant_type'],
    [
      'a code without the address it was sent to',
      { grant_type: 'authorization_code', code: 'c1', ...client },
      'invalid_request',
    ],
  ])('refuses %s', async (_, form, error) => {
    const portal = start();
    expect(await post(portal, '/oauth/2026-09/token', form)).toMatchObject({ status: 400, body: { error } });
  });
});

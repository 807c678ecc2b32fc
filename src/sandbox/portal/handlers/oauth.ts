import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type Answer, answer, noContent } from '../answer.ts';
import { notFound } from '../refusals.ts';
import { type Call, route } from '../route.ts';
import type { CodeGrant, OAuthGrant } from '../settings.ts';

const TOKEN_LIFE_S = 1800;

const Form = z.object({
  grant_type: z.string().optional(),
  client_id: z.string().optional(),
  client_secret: z.string().optional(),
  code: z.string().optional(),
  redirect_uri: z.string().optional(),
  refresh_token: z.string().optional(),
  code_verifier: z.string().optional(),
  token: z.string().optional(),
});
type Form = z.output<typeof Form>;

const VERSIONS = ['/oauth/v3', '/oauth/2026-03', '/oauth/2026-09'];

export const oauthRoutes = [
  route({
    method: 'POST',
    paths: ['/oauth/v1/token', ...VERSIONS.map((base) => `${base}/token`)],
    scopes: () => null,
    limit: 'none',
    bodyType: 'form',
    handle: token,
  }),
  route({
    method: 'POST',
    paths: VERSIONS.map((base) => `${base}/token/introspect`),
    scopes: () => null,
    limit: 'none',
    bodyType: 'form',
    handle: introspect,
  }),
  route({
    method: 'POST',
    paths: VERSIONS.map((base) => `${base}/token/revoke`),
    scopes: () => null,
    limit: 'none',
    bodyType: 'form',
    handle: revoke,
  }),
  route({
    method: 'POST',
    paths: ['/oauth/v2/private-apps/get/access-token-info'],
    scopes: () => [],
    handle: keyInfo,
  }),
  route({
    method: 'DELETE',
    paths: ['/appinstalls/v3/external-install', '/appinstalls/2026-09/external-install'],
    scopes: () => [],
    handle: uninstall,
  }),
];

/** A code serves once; a refresh token stays good until it is taken out of the settings, or replaced. */
function token(call: Call): Answer {
  const form = Form.parse(call.body);
  const refusal = refuseClient(call, form);
  if (refusal !== null) return refusal;
  const { oauth } = call.settings;
  if (form.grant_type === 'refresh_token') {
    const used = form.refresh_token ?? '';
    const grant = oauth.refreshTokens.get(used);
    if (grant === undefined)
      return oauthError('invalid_grant', 'BAD_REFRESH_TOKEN', 'missing or invalid refresh token');
    return issue(
      call,
      grant,
      oauth.replacesRefreshTokens ? replaced(oauth.refreshTokens, used, grant) : used,
    );
  }
  if (form.grant_type !== 'authorization_code') {
    return oauthError(
      'unsupported_grant_type',
      'BAD_GRANT_TYPE',
      `grant_type ${form.grant_type ?? 'is missing'}`,
    );
  }
  const grant = oauth.codes.get(form.code ?? '');
  if (grant === undefined)
    return oauthError('invalid_grant', 'BAD_AUTH_CODE', 'missing or unknown auth code');
  if (form.redirect_uri === undefined || form.redirect_uri !== (grant.redirectUri ?? form.redirect_uri)) {
    return oauthError('invalid_request', 'BAD_REDIRECT_URI', 'missing or invalid redirect uri');
  }
  if (!isProven(grant, form.code_verifier)) {
    return oauthError('invalid_grant', 'BAD_CODE_VERIFIER', 'the code verifier does not fit the challenge');
  }
  oauth.codes.delete(form.code ?? '');
  const refreshToken = `refresh-${form.code}`;
  oauth.refreshTokens.set(refreshToken, grant);
  return issue(call, grant, refreshToken);
}

function replaced(refreshTokens: Map<string, OAuthGrant>, used: string, grant: OAuthGrant): string {
  const next = `${used}+`;
  refreshTokens.delete(used);
  refreshTokens.set(next, grant);
  return next;
}

/** RFC 7636, 4.6: where a challenge was sent, the verifier has to hash to it. */
function isProven({ codeChallenge }: CodeGrant, verifier: string | undefined): boolean {
  if (codeChallenge === undefined || codeChallenge === null) return true;
  const hash = createHash('sha256').update(verifier ?? '');
  return hash.digest('base64url') === codeChallenge;
}

/** As RFC 7009 says, a token that is not known is as good as revoked. Access tokens given before live on. */
function revoke(call: Call): Answer {
  const form = Form.parse(call.body);
  const refusal = refuseClient(call, form);
  if (refusal !== null) return refusal;
  call.settings.oauth.refreshTokens.delete(form.token ?? '');
  return noContent();
}

/** What a key of the account's own grants; asked for with the key itself. */
function keyInfo(call: Call): Answer {
  const { tokenKey } = KeyAsk.parse(call.body);
  const grant = call.settings.tokens.get(tokenKey);
  if (grant === undefined) return notFound('The key is not known.');
  return answer({ hubId: Number(call.world.account.portalId), userId: 1, appId: 1, scopes: grant.scopes });
}

const KeyAsk = z.object({ tokenKey: z.string() });

/** Takes the app out of the account: no refresh token works any more. Access tokens given before live on. */
function uninstall(call: Call): Answer {
  call.settings.oauth.refreshTokens.clear();
  return noContent();
}

function issue(call: Call, grant: OAuthGrant, refreshToken: string): Answer {
  const accessToken = `access-${call.settings.tokens.size}-${refreshToken}`;
  call.settings.tokens.set(accessToken, {
    scopes: grant.scopes,
    expiresAt: call.wallNow + TOKEN_LIFE_S * 1000,
  });
  return answer({
    token_use: 'access_token',
    token_type: 'bearer',
    access_token: accessToken,
    refresh_token: refreshToken,
    expires_in: TOKEN_LIFE_S,
    hub_id: Number(call.world.account.portalId),
    user_id: grant.userId,
    scopes: grant.scopes,
  });
}

function introspect(call: Call): Answer {
  const form = Form.parse(call.body);
  const refusal = refuseClient(call, form);
  if (refusal !== null) return refusal;
  const grant = call.settings.tokens.get(form.token ?? '');
  if (grant === undefined || (grant.expiresAt !== null && grant.expiresAt <= call.wallNow)) {
    return answer({ active: false });
  }
  return answer({
    active: true,
    token_use: 'access_token',
    token_type: 'Bearer',
    client_id: call.settings.oauth.clientId,
    hub_id: Number(call.world.account.portalId),
    scopes: grant.scopes,
    expires_in: grant.expiresAt === null ? TOKEN_LIFE_S : Math.floor((grant.expiresAt - call.wallNow) / 1000),
  });
}

function refuseClient(call: Call, form: Form): Answer | null {
  const { clientId, clientSecret } = call.settings.oauth;
  if (form.client_id === clientId && form.client_secret === clientSecret) return null;
  return oauthError('invalid_client', 'BAD_CLIENT_ID', 'missing or unknown client id');
}

/** OAuth errors have the shape of RFC 6749, with HubSpot's `status` and `message` beside it. */
function oauthError(error: string, status: string, message: string): Answer {
  return { status: 400, body: { error, error_description: message, status, message } };
}

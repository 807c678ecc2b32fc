import * as z from 'zod';
import { accept, refuse, type Refusal, type Result } from '../../core/result.ts';
import { parseAnswer } from './door.ts';
import { HubSpotError, isHubSpotError } from './errors.ts';
import { paths } from './paths.ts';
import { refusalOf } from './refusal.ts';
import { type RetryPolicy, retrying } from './retry.ts';
import { exchange } from './transport.ts';
import { Id } from './wire-values.ts';

export interface OAuthTokens {
  accessToken: string;
  refreshToken: string;
  /** Epoch milliseconds. */
  expiresAt: number;
  portalId: string;
  /** HubSpot user who granted them; null where HubSpot does not say. */
  userId: string | null;
  scopes: string[];
}

export type RefreshTokens = (refreshToken: string) => Promise<Result<OAuthTokens, 'disconnected'>>;

/** HubSpot's OAuth server for one app. Throws HubSpotError, hubspot_unauthorised when client id or secret are wrong. */
export interface OAuthClient {
  /** Exchanges the code of an install, once. `code_refused` when it was used before, is too old or was made up. */
  exchange(code: string, proof: CodeProof): Promise<Result<OAuthTokens, 'code_refused'>>;
  /** `disconnected` when the app was uninstalled or the token revoked. */
  refresh: RefreshTokens;
  /** Ends a refresh token; one that is no longer known is as good as revoked. */
  revoke(refreshToken: string): Promise<void>;
}

/** What shows that whoever brings the code also began the install. */
interface CodeProof {
  redirectUri: string;
  /** Of PKCE (RFC 7636). */
  codeVerifier: string;
}

export interface OAuthOptions {
  /** Origin of the API without a slash at the end. */
  baseUrl: string;
  clientId: string;
  clientSecret: string;
  now: () => number;
  sleep: (ms: number) => Promise<void>;
  random: () => number;
}

const DEADLINE_MS = 10_000;
const RETRY: RetryPolicy = { attempts: 4, waitMs: 20_000 };
/** HubSpot's error for a code or refresh token that works no more (RFC 6749, 5.2). */
const GRANT_IS_GONE = 'invalid_grant';

/** The dated endpoint names the portal and its scopes in the answer; a missing refresh token means: as before. */
const TokenAnswer = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).nullish(),
  expires_in: z.number().positive(),
  hub_id: Id,
  user_id: Id.nullish(),
  scopes: z.array(z.string()).nullish(),
});

export function oauthClient(options: OAuthOptions): OAuthClient {
  const post = (path: string, form: Form, secret: string, isRepeatable: boolean): Promise<string> =>
    retrying(retryParts(options, isRepeatable), () => send(options, path, form, secret));

  return {
    async exchange(code, { redirectUri, codeVerifier }) {
      const proof = { code, redirect_uri: redirectUri, code_verifier: codeVerifier };
      const form = { grant_type: 'authorization_code', ...proof };
      return orRefused(CODE_REFUSED, async () => {
        const text = await post(paths.oauthToken, form, code, false); // a code serves once
        return toTokens(text, null, options.now());
      });
    },
    refresh: (refreshToken) =>
      orRefused(DISCONNECTED, async () => {
        const form = { grant_type: 'refresh_token', refresh_token: refreshToken };
        // A refresh token may be used again until HubSpot replaces it.
        const text = await post(paths.oauthToken, form, refreshToken, true);
        return toTokens(text, refreshToken, options.now());
      }),
    async revoke(refreshToken) {
      const form = { token: refreshToken, token_type_hint: 'refresh_token' };
      await orRefused(DISCONNECTED, () => post(paths.oauthRevoke, form, refreshToken, true));
    },
  };
}

type Form = Record<string, string>;

const DISCONNECTED = refuse(
  'disconnected',
  'The app is no longer installed in this HubSpot account',
  'Install the app in this account again.',
);

const CODE_REFUSED = refuse(
  'code_refused',
  'HubSpot did not accept the code of this install: it was used before, or more than a few minutes passed.',
  'Begin the install again.',
);

async function orRefused<Value, Reason extends string>(
  refusal: Refusal<Reason>,
  work: () => Promise<Value>,
): Promise<Result<Value, Reason>> {
  try {
    return accept(await work());
  } catch (error) {
    if (!isHubSpotError(error) || error.details.category !== GRANT_IS_GONE) throw error;
    return refusal;
  }
}

async function send(options: OAuthOptions, path: string, form: Form, secret: string): Promise<string> {
  const { baseUrl, clientId, clientSecret, now } = options;
  const body = new URLSearchParams({ ...form, client_id: clientId, client_secret: clientSecret });
  const headers = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await exchange({ method: 'POST', url: `${baseUrl}${path}`, headers, body }, DEADLINE_MS);
  if (answer.status >= 200 && answer.status < 300) return answer.text;
  throw refusalOf(`POST ${path}`, answer, { now: now(), secret });
}

function toTokens(text: string, refreshToken: string | null, now: number): OAuthTokens {
  const answer = parseAnswer(`POST ${paths.oauthToken}`, TokenText, text);
  const refreshing = answer.refresh_token ?? refreshToken;
  if (refreshing === null) {
    const message = `The answer of HubSpot to POST ${paths.oauthToken} is not as documented: no refresh_token`;
    throw new HubSpotError('hubspot_bad_answer', message);
  }
  return {
    accessToken: answer.access_token,
    refreshToken: refreshing,
    expiresAt: now + answer.expires_in * 1000,
    portalId: answer.hub_id,
    userId: answer.user_id ?? null,
    scopes: answer.scopes ?? [],
  };
}

const TokenText = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue('is not JSON');
      return z.NEVER;
    }
  })
  .pipe(TokenAnswer);

function retryParts(options: OAuthOptions, isRepeatable: boolean): Parameters<typeof retrying>[0] {
  const { random, sleep } = options;
  return { policy: RETRY, isRepeatable, intervalMs: () => 10_000, random, sleep, onRetry: () => undefined };
}

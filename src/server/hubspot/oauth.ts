import * as z from 'zod';
import { accept, refuse, type Result } from '../../core/result.ts';
import { parseAnswer } from './door.ts';
import { isHubSpotError } from './errors.ts';
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
  scopes: string[];
}

export type RefreshTokens = (refreshToken: string) => Promise<Result<OAuthTokens, 'disconnected'>>;

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
/** HubSpot's error for a refresh token that works no more (RFC 6749, 5.2). */
const INSTALL_IS_GONE = 'invalid_grant';

/** The dated endpoint names the portal and its scopes in the answer; a missing refresh token means: as before. */
const TokenAnswer = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).nullish(),
  expires_in: z.number().positive(),
  hub_id: Id,
  scopes: z.array(z.string()).nullish(),
});

/**
 * Exchanges a refresh token for an access token. `disconnected` when the app was uninstalled or the token revoked;
 * throws HubSpotError for everything else, hubspot_unauthorised when client id or secret are wrong.
 */
export function refreshTokens(options: OAuthOptions): RefreshTokens {
  return async (refreshToken) => {
    try {
      const answer = await retrying(retryParts(options), () => askForTokens(options, refreshToken));
      return accept(toTokens(answer, refreshToken, options.now()));
    } catch (error) {
      if (!isHubSpotError(error) || error.details.category !== INSTALL_IS_GONE) throw error;
      const message = 'The app is no longer installed in this HubSpot account';
      return refuse('disconnected', message, 'Install the app in this account again.');
    }
  };
}

async function askForTokens(options: OAuthOptions, refreshToken: string): Promise<string> {
  const { baseUrl, clientId, clientSecret, now } = options;
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: clientId,
    client_secret: clientSecret,
    refresh_token: refreshToken,
  });
  const headers = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' };
  const request = { method: 'POST', url: `${baseUrl}${paths.oauthToken}`, headers, body };
  const answer = await exchange(request, DEADLINE_MS);
  if (answer.status === 200) return answer.text;
  throw refusalOf(`POST ${paths.oauthToken}`, answer, { now: now(), secret: refreshToken });
}

function toTokens(text: string, refreshToken: string, now: number): OAuthTokens {
  const answer = parseAnswer(`POST ${paths.oauthToken}`, TokenText, text);
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? refreshToken,
    expiresAt: now + answer.expires_in * 1000,
    portalId: answer.hub_id,
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

function retryParts(options: OAuthOptions): Parameters<typeof retrying>[0] {
  const { random, sleep } = options;
  const isRepeatable = true; // a refresh token may be used again until HubSpot replaces it
  return { policy: RETRY, isRepeatable, intervalMs: () => 10_000, random, sleep, onRetry: () => undefined };
}

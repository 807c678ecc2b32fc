import { HubSpotError } from './errors.ts';
import type { TokenSource } from './gateway.ts';
import type { OAuthTokens, RefreshTokens } from './oauth.ts';

/** HubSpot's access tokens live 30 minutes; a fresh one is fetched this long before the end. */
const AHEAD_MS = 2 * 60_000;

/** A service key, or any token that stays as it is. */
export function staticTokenSource(accessToken: string): TokenSource {
  return () => Promise.resolve(accessToken);
}

type KeptTokens = Pick<OAuthTokens, 'accessToken' | 'refreshToken' | 'expiresAt'>;

export interface OAuthTokenSourceOptions {
  initial: KeptTokens;
  /** What is kept by now: another process may have renewed the tokens. Null once the install has ended. */
  kept: () => Promise<KeptTokens | null>;
  /** Runs a renewal while no other process renews the tokens of this portal. */
  alone: (renewal: () => Promise<string>) => Promise<string>;
  refresh: RefreshTokens;
  /** Keeps new tokens; awaited before they are used, because HubSpot may have replaced the refresh token. */
  save: (tokens: OAuthTokens) => Promise<void>;
  /** Ends the install that HubSpot no longer knows; false where newer tokens than the refused are kept by now. */
  end: (refused: KeptTokens) => Promise<boolean>;
  now: () => number;
}

/**
 * Access tokens of one portal. However many calls ask at once, one refresh is under way. Throws hubspot_disconnected
 * when the install is gone, and then goes on throwing it without asking HubSpot again.
 */
export function oauthTokenSource(options: OAuthTokenSourceOptions): TokenSource {
  let tokens = options.initial;
  let refreshing: Promise<string> | null = null;
  let isDisconnected = false;

  /** Takes over what another process has kept since. */
  async function takeOver(): Promise<boolean> {
    const kept = await options.kept();
    if (kept === null || kept.accessToken === tokens.accessToken) return false;
    tokens = kept;
    return kept.expiresAt - options.now() > AHEAD_MS;
  }

  async function renew(): Promise<string> {
    if (await takeOver()) return tokens.accessToken;
    const result = await options.refresh(tokens.refreshToken);
    if (!result.ok) {
      if (!(await options.end(tokens))) return renew();
      isDisconnected = true;
      throw new HubSpotError('hubspot_disconnected', result.message);
    }
    await options.save(result.value);
    tokens = result.value;
    return tokens.accessToken;
  }

  return async (ask) => {
    if (isDisconnected) {
      throw new HubSpotError(
        'hubspot_disconnected',
        'The app is no longer installed in this HubSpot account',
      );
    }
    const isRefused = ask?.stale === tokens.accessToken;
    if (!isRefused && tokens.expiresAt - options.now() > AHEAD_MS) return tokens.accessToken;
    refreshing ??= options.alone(renew).finally(() => {
      refreshing = null;
    });
    return refreshing;
  };
}

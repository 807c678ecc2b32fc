import type { Answer } from './answer.ts';
import type { Faults } from './faults/faults.ts';

/** What may be switched while the portal runs; every request reads the settings anew. */
export interface PortalSettings {
  /** False for an account whose plan has no workflows: every workflow call is refused with 403. */
  hasWorkflows: boolean;
  /** Accepted bearer tokens and what they were granted. */
  tokens: Map<string, TokenGrant>;
  /** Burst limit over a rolling interval, or null for none. HubSpot's is 190 (Professional) in 10 s. */
  rateLimit: { max: number; intervalMs: number } | null;
  /** CRM search has its own limit (HubSpot's is 5 a second) and tells nothing in headers. Null for none. */
  searchRateLimit: { max: number; intervalMs: number } | null;
  /** Requests left today, counted down; null for no daily limit. */
  dailyRemaining: number | null;
  oauth: OAuthClient;
  /** Looks at a request before it is served; an answer given here is sent instead, and nothing is changed. */
  intercept: ((request: { method: string; path: string; count: number }) => Answer | null) | null;
  /** What goes wrong, by seed and number of the request; null where nothing does. */
  faults: Faults | null;
}

export interface TokenGrant {
  scopes: readonly string[];
  /** Epoch milliseconds of the wall clock; null for a token that does not expire. */
  expiresAt: number | null;
}

export interface OAuthGrant {
  scopes: readonly string[];
  userId: number;
}

/** A grant whose code was not exchanged yet. */
export interface CodeGrant extends OAuthGrant {
  /** Of PKCE; null when the install was begun without. */
  codeChallenge?: string | null;
  /** Where the code was sent; null for any. */
  redirectUri?: string | null;
}

interface OAuthClient {
  clientId: string;
  clientSecret: string;
  /** Addresses that codes may be sent to, as in the app's configuration; null for any. */
  redirectUrls: readonly string[] | null;
  /** The user who grants access on the page. */
  installingUser: number;
  /** Codes given so far; they number the codes. */
  codesGiven: number;
  /** Codes of installs that were not exchanged yet; each serves once. */
  codes: Map<string, CodeGrant>;
  refreshTokens: Map<string, OAuthGrant>;
  /** Whether each renewal gives another refresh token, and the one before ends, as RFC 6749, 6 allows. */
  replacesRefreshTokens: boolean;
}

/** The token that the portal accepts unless it is told otherwise. */
export const SANDBOX_TOKEN = 'pat-na1-sandbox';

/** Every scope that a served route asks for. */
export const ALL_SCOPES: readonly string[] = [
  'oauth',
  'automation',
  'content',
  'crm.lists.read',
  'crm.lists.write',
  'crm.objects.owners.read',
  ...['contacts', 'companies', 'deals'].flatMap((object) => [
    `crm.objects.${object}.read`,
    `crm.objects.${object}.write`,
    `crm.schemas.${object}.read`,
    `crm.schemas.${object}.write`,
  ]),
];

export function staticToken(scopes: readonly string[]): TokenGrant {
  return { scopes, expiresAt: null };
}

export function defaultSettings(): PortalSettings {
  return {
    hasWorkflows: true,
    tokens: new Map([[SANDBOX_TOKEN, staticToken(ALL_SCOPES)]]),
    rateLimit: null,
    searchRateLimit: null,
    dailyRemaining: null,
    oauth: {
      clientId: 'sandbox-client',
      clientSecret: 'sandbox-secret',
      redirectUrls: null,
      installingUser: 1,
      codesGiven: 0,
      codes: new Map(),
      refreshTokens: new Map(),
      replacesRefreshTokens: false,
    },
    intercept: null,
    faults: null,
  };
}

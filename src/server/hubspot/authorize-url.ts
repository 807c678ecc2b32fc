import { createHash } from 'node:crypto';

export interface AuthorizeAsk {
  /** HubSpot's page on which an admin grants access. */
  authorizeUrl: string;
  clientId: string;
  redirectUri: string;
  required: readonly string[];
  optional: readonly string[];
  state: string;
  codeVerifier: string;
}

/** Where an admin's browser is sent to grant access, with the challenge of PKCE (RFC 7636, S256). */
export function authorizeUrl(ask: AuthorizeAsk): string {
  const url = new URL(ask.authorizeUrl);
  url.searchParams.set('client_id', ask.clientId);
  url.searchParams.set('redirect_uri', ask.redirectUri);
  url.searchParams.set('scope', ask.required.join(' '));
  url.searchParams.set('optional_scope', ask.optional.join(' '));
  url.searchParams.set('state', ask.state);
  url.searchParams.set('code_challenge', createHash('sha256').update(ask.codeVerifier).digest('base64url'));
  url.searchParams.set('code_challenge_method', 'S256');
  return url.toString();
}

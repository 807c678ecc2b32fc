import * as z from 'zod';
import type { OAuthTokens } from '../../hubspot/oauth.ts';
import type { KeyRing, Sealed } from '../../store/sealing.ts';

export type KeptTokens = Pick<OAuthTokens, 'accessToken' | 'refreshToken' | 'expiresAt'>;

/** Of what a later version keeps, as much as this one knows. */
const Kept = z.object({ accessToken: z.string(), refreshToken: z.string(), expiresAt: z.number() });

/** Tokens as they are stored: encrypted, and bound to their portal. */
export function sealTokens(keys: KeyRing, portalId: string, tokens: KeptTokens): Sealed {
  const { accessToken, refreshToken, expiresAt } = tokens;
  return keys.seal(JSON.stringify({ accessToken, refreshToken, expiresAt }), portalId);
}

/** Throws `key_unknown` or `sealed_damaged` as the key ring does. */
export function openTokens(keys: KeyRing, portalId: string, sealed: Sealed): KeptTokens {
  return Kept.parse(JSON.parse(keys.open(sealed, portalId)));
}

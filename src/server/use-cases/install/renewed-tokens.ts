import type { OAuthTokens } from '../../hubspot/oauth.ts';
import type { Install } from '../../store/port/installs.ts';
import type { Store } from '../../store/port/store.ts';
import type { KeyRing } from '../../store/sealing.ts';
import { endInstall } from './end-install.ts';
import { openTokens, sealTokens, type KeptTokens } from './kept-tokens.ts';

interface RenewalDeps {
  store: Store;
  keys: KeyRing;
  now: () => number;
}

/** The tokens as any process has kept them last; null once the install was ended or made anew. */
export async function latestTokens({ store, keys }: RenewalDeps, of: Install): Promise<KeptTokens | null> {
  const install = await store.installs.get(of.portalId);
  return install === null ? null : tokensIn(install, of, keys);
}

/** New tokens replace older ones of the same install only: one that was ended or made anew meanwhile stays as it is. */
export async function keepTokens(
  { store, keys }: RenewalDeps,
  of: Install,
  tokens: OAuthTokens,
): Promise<void> {
  await store.installs.change(of.portalId, (install) => {
    const stored = tokensIn(install, of, keys);
    if (stored === null || stored.expiresAt > tokens.expiresAt) return install;
    const { scopes } = tokens.scopes.length > 0 ? tokens : install;
    return { ...install, scopes, tokens: sealTokens(keys, of.portalId, tokens) };
  });
}

/** Ends an install whose refresh token HubSpot refused; false where another process has kept a newer one. */
export async function endRefused(
  { store, keys, now }: RenewalDeps,
  of: Install,
  refused: KeptTokens,
): Promise<boolean> {
  let isNewer = false;
  await endInstall({ store, now }, of.portalId, 'revoked', (install) => {
    const stored = tokensIn(install, of, keys);
    isNewer = stored !== null && stored.refreshToken !== refused.refreshToken;
    return stored !== null && !isNewer;
  });
  return !isNewer;
}

function tokensIn(install: Install, of: Install, keys: KeyRing): KeptTokens | null {
  const { tokens, installedAt } = install;
  return tokens === null || installedAt !== of.installedAt ? null : openTokens(keys, of.portalId, tokens);
}

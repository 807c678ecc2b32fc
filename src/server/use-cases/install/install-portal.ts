import { toInstant } from '../../../core/time.ts';
import type { OAuthTokens } from '../../hubspot/oauth.ts';
import type { AccountDetails } from '../../hubspot/port.ts';
import type { Install } from '../../store/port/installs.ts';
import type { Store } from '../../store/port/store.ts';
import type { KeyRing } from '../../store/sealing.ts';
import { sealTokens } from './kept-tokens.ts';
import { recordPortal } from './record-portal.ts';

export interface InstallDeps {
  store: Store;
  keys: KeyRing;
  now: () => number;
}

/**
 * Keeps a portal that was connected, for the first time or again. Whoever connected it may change things: HubSpot lets
 * only people install apps who administer the account. What the portal had stored is there again.
 */
export async function installPortal(
  { store, keys, now }: InstallDeps,
  tokens: OAuthTokens,
  account: AccountDetails,
): Promise<Install> {
  const { portalId, scopes, userId } = tokens;
  const install = {
    portalId,
    userId: userId ?? 'unknown',
    installedAt: toInstant(now()),
    scopes,
    tokens: sealTokens(keys, portalId, tokens),
    disconnected: null,
  };
  await store.installs.save(install);
  const installer = userId === null ? [] : [userId];
  const editorsOf = (known: readonly string[]): string[] => [...new Set([...known, ...installer])].sort();
  await recordPortal({ store, now }, { ...account, portalId }, editorsOf);
  return install;
}

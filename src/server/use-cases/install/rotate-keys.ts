import { Fault } from '../../../core/fault.ts';
import type { Install } from '../../store/port/installs.ts';
import type { PortalRecord } from '../../store/port/portals.ts';
import type { Store } from '../../store/port/store.ts';
import type { KeyRing } from '../../store/sealing.ts';
import { isSameAddress, openAddress, sealAddress } from '../tell/kept-address.ts';
import { openTokens, sealTokens } from './kept-tokens.ts';

export interface Rotation {
  /** How many secrets were encrypted anew, and how many have the current key already. */
  rotated: number;
  current: number;
  /** Portals with a secret that could not be opened: its key is not set, or it was changed. It is left as it is. */
  unopened: { portalId: string; problem: string }[];
}

/**
 * Encrypts all stored tokens and addresses of weekly messages with the current key. What another process changes
 * meanwhile stays as that process kept it. Safe to repeat. Throws `no_encryption_key` where none is set.
 */
export async function rotateKeys(store: Store, keys: KeyRing): Promise<Rotation> {
  const rotation: Rotation = { rotated: 0, current: 0, unopened: [] };
  for (const install of await store.installs.list()) await rotateTokens(install, store, keys, rotation);
  for (const portal of await store.portals.list()) await rotateAddress(portal, store, keys, rotation);
  return rotation;
}

async function rotateTokens(
  { portalId, tokens: sealed }: Install,
  store: Store,
  keys: KeyRing,
  rotation: Rotation,
): Promise<void> {
  if (sealed === null) return;
  await rotate({ portalId, isCurrent: sealed.keyId === keys.currentKeyId }, rotation, async () => {
    const tokens = sealTokens(keys, portalId, openTokens(keys, portalId, sealed));
    // A server beside us may have renewed them or ended the install meanwhile: what it kept is newer.
    const kept = await store.installs.change(portalId, (stored) =>
      stored.tokens?.text === sealed.text ? { ...stored, tokens } : stored,
    );
    return kept?.tokens?.text === tokens.text;
  });
}

async function rotateAddress(
  { portalId, weekly }: PortalRecord,
  store: Store,
  keys: KeyRing,
  rotation: Rotation,
): Promise<void> {
  if (weekly === null) return;
  const isCurrent = typeof weekly.url !== 'string' && weekly.url.sealed.keyId === keys.currentKeyId;
  await rotate({ portalId, isCurrent }, rotation, async () => {
    const url = sealAddress(keys, portalId, openAddress(keys, portalId, weekly.url));
    const kept = await store.portals.change(portalId, (portal) =>
      portal.weekly !== null && isSameAddress(portal.weekly.url, weekly.url)
        ? { ...portal, weekly: { ...portal.weekly, url } }
        : portal,
    );
    return kept !== null && kept.weekly !== null && isSameAddress(kept.weekly.url, url);
  });
}

async function rotate(
  { portalId, isCurrent }: { portalId: string; isCurrent: boolean },
  rotation: Rotation,
  /** Whether what it sealed is what is stored now. */
  reseal: () => Promise<boolean>,
): Promise<void> {
  if (isCurrent) {
    rotation.current += 1;
    return;
  }
  try {
    if (await reseal()) rotation.rotated += 1;
  } catch (error) {
    const isTheirs = error instanceof Fault && CANNOT_OPEN.has(error.code);
    if (!isTheirs) throw error;
    rotation.unopened.push({ portalId, problem: `${error.message} ${error.hint}` });
  }
}

const CANNOT_OPEN = new Set(['key_unknown', 'sealed_damaged']);

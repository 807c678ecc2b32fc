import { Fault } from '../../../core/fault.ts';
import type { Install } from '../../store/port/installs.ts';
import type { Store } from '../../store/port/store.ts';
import type { KeyRing } from '../../store/sealing.ts';
import { openTokens, sealTokens } from './kept-tokens.ts';

export interface Rotation {
  /** Portals whose tokens were encrypted anew, and those whose tokens have the current key already. */
  rotated: string[];
  current: string[];
  /** Portals whose tokens could not be opened: their key is not set, or they were changed. They are left as they are. */
  unopened: { portalId: string; problem: string }[];
}

/** Encrypts all stored tokens with the current key. Safe to repeat. Throws `no_encryption_key` where none is set. */
export async function rotateKeys(store: Store, keys: KeyRing): Promise<Rotation> {
  const rotation: Rotation = { rotated: [], current: [], unopened: [] };
  for (const install of await store.installs.list()) await rotate(install, store, keys, rotation);
  return rotation;
}

async function rotate(install: Install, store: Store, keys: KeyRing, rotation: Rotation): Promise<void> {
  const { portalId, tokens: sealed } = install;
  if (sealed === null) return;
  if (sealed.keyId === keys.currentKeyId) {
    rotation.current.push(portalId);
    return;
  }
  try {
    const tokens = sealTokens(keys, portalId, openTokens(keys, portalId, sealed));
    await store.installs.change(portalId, (stored) => ({ ...stored, tokens }));
    rotation.rotated.push(portalId);
  } catch (error) {
    const isTheirs = error instanceof Fault && CANNOT_OPEN.has(error.code);
    if (!isTheirs) throw error;
    rotation.unopened.push({ portalId, problem: `${error.message} ${error.hint}` });
  }
}

const CANNOT_OPEN = new Set(['key_unknown', 'sealed_damaged']);

import type { SealedAddress } from '../../store/port/portals.ts';
import type { KeyRing } from '../../store/sealing.ts';

const SEEN = 4;
const boundTo = (portalId: string) => `${portalId} weekly message`;

/** An address as it is stored: encrypted, and bound to its portal. Throws `no_encryption_key`. */
export function sealAddress(keys: KeyRing, portalId: string, url: string): SealedAddress {
  return { sealed: keys.seal(url, boundTo(portalId)), ...addressSeen(url) };
}

/** The address itself. Throws `key_unknown` or `sealed_damaged` as the key ring does. */
export function openAddress(keys: KeyRing, portalId: string, kept: SealedAddress | string): string {
  return typeof kept === 'string' ? kept : keys.open(kept.sealed, boundTo(portalId));
}

/** What people may see of it. */
export function addressSeen(kept: SealedAddress | string): Pick<SealedAddress, 'host' | 'ending'> {
  if (typeof kept !== 'string') return { host: kept.host, ending: kept.ending };
  return { host: new URL(kept).hostname, ending: kept.slice(-SEEN) };
}

/** Whether both are the address as it was written down once: sealed again it is another text. */
export function isSameAddress(one: SealedAddress | string, other: SealedAddress | string): boolean {
  const text = (kept: SealedAddress | string) => (typeof kept === 'string' ? kept : kept.sealed.text);
  return text(one) === text(other);
}

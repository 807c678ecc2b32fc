import type { Stamps } from './stamps.ts';

/** More than are busy at once; the one that was read anew longest ago gives way. */
const PORTALS_KEPT = 500;

interface Rows<Item> {
  /** The collection, as its stamp is called. */
  name: string;
  stampsOf: (portalId: string) => Promise<Stamps>;
  read: (portalId: string) => Promise<Item[]>;
}

/**
 * Reads all rows of a portal that are asked for far more often than they change: they are carried over and parsed only
 * when their stamp is another one. Answers the caller's own copy.
 */
export function rememberedRows<Item>({
  name,
  stampsOf,
  read,
}: Rows<Item>): (portalId: string) => Promise<Item[]> {
  const remembered = new Map<string, { stamp: string; items: Item[] }>();
  return async (portalId) => {
    const stamp = (await stampsOf(portalId)).get(name);
    if (stamp === undefined) return [];
    const known = remembered.get(portalId);
    if (known?.stamp === stamp) return structuredClone(known.items);
    // Read after the stamp: what has changed in between is in them, and their stamp is another one the next time.
    const items = await read(portalId);
    remembered.delete(portalId);
    remembered.set(portalId, { stamp, items });
    const [oldest] = remembered.keys();
    if (remembered.size > PORTALS_KEPT && oldest !== undefined) remembered.delete(oldest);
    return structuredClone(items);
  };
}

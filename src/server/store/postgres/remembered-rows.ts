import { sql, type RawBuilder } from 'kysely';
import type { Database } from './database.ts';

/** More than are busy at once; the one that was read anew longest ago gives way. */
const PORTALS_KEPT = 500;

interface Rows<Item> {
  /** The key within a portal, and what follows FROM for the rows of one. */
  key: RawBuilder<unknown>;
  of: (portalId: string) => RawBuilder<unknown>;
  read: (portalId: string) => Promise<Item[]>;
}

/**
 * Reads all rows of a portal that are asked for far more often than they change: they are carried over and parsed only
 * when their stamp is another one. A row has another `xmin` after every change (PostgreSQL, 5.5), so that the stamp tells
 * changes of other processes too. Answers the caller's own copy.
 */
export function rememberedRows<Item>(
  database: Database,
  { key, of, read }: Rows<Item>,
): (portalId: string) => Promise<Item[]> {
  const remembered = new Map<string, { stamp: string; items: Item[] }>();
  return async (portalId) => {
    const stamp = await database.read(async (db) => {
      const { rows } = await sql<{ stamp: string }>`
        SELECT count(*) || ' ' || coalesce(sum(hashtextextended(${key} || ' ' || xmin::text, 0)::numeric), 0) AS stamp
        FROM ${of(portalId)}`.execute(db);
      return rows[0]?.stamp ?? '';
    });
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

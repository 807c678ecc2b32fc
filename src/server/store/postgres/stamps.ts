import { sql } from 'kysely';
import type { Database } from './database.ts';

/** By collection of a portal (`hypotheses` too), a text that is another one after every change of its rows. */
export type Stamps = ReadonlyMap<string, string>;

export const HYPOTHESES = 'hypotheses';

/**
 * The stamps of a portal, in one statement for all who ask in the same turn of the event loop: a card asks for several
 * collections at once. A row has another `xmin` after every change (PostgreSQL, 5.5), whichever process made it.
 */
export function stampsIn(database: Database): (portalId: string) => Promise<Stamps> {
  const asking = new Map<string, Promise<Stamps>>();
  return (portalId) => {
    const known = asking.get(portalId);
    if (known !== undefined) return known;
    const asked = Promise.resolve().then(() => {
      // Who asks from here on may know of a change that this statement does not see.
      asking.delete(portalId);
      return readStamps(database, portalId);
    });
    asking.set(portalId, asked);
    return asked;
  };
}

function readStamps(database: Database, portalId: string): Promise<Stamps> {
  return database.read(async (db) => {
    const { rows } = await sql<{ collection: string; stamp: string }>`
      SELECT collection, count(*) || ' ' || sum(hashtextextended(key || ' ' || xmin::text, 0)::numeric) AS stamp
      FROM groundwork.documents WHERE portal_id = ${portalId} GROUP BY collection
      UNION ALL
      SELECT ${HYPOTHESES}, count(*) || ' ' || sum(hashtextextended(id || ' ' || xmin::text, 0)::numeric)
      FROM groundwork.hypotheses WHERE portal_id = ${portalId} HAVING count(*) > 0`.execute(db);
    return new Map(rows.map(({ collection, stamp }) => [collection, stamp]));
  });
}

import { sql } from 'kysely';
import type { Database } from './database.ts';
import { askedTogether } from './asked-together.ts';

/** By collection of a portal (`hypotheses` and `audits` too), a text that is another one after every change of it. */
export type Stamps = ReadonlyMap<string, string>;

export const HYPOTHESES = 'hypotheses';
/** Its stamp is that of the newest report. */
export const AUDITS = 'audits';

/**
 * The stamps of a portal; a card asks for those of several collections at once. A row has another `xmin` after every
 * change (PostgreSQL, 5.5), whichever process made it.
 */
export function stampsIn(database: Database): (portalId: string) => Promise<Stamps> {
  return askedTogether(async (portalIds: readonly string[]) => {
    const stamps = new Map(portalIds.map((portalId) => [portalId, new Map<string, string>()]));
    for (const { portal_id, collection, stamp } of await readStamps(database, [...stamps.keys()]))
      stamps.get(portal_id)?.set(collection, stamp);
    return portalIds.map((portalId) => stamps.get(portalId) ?? NO_STAMPS);
  });
}

const NO_STAMPS: Stamps = new Map();

interface StampRow {
  portal_id: string;
  collection: string;
  stamp: string;
}

function readStamps(database: Database, portalIds: readonly string[]): Promise<StampRow[]> {
  return database.read(async (db) => {
    const { rows } = await sql<StampRow>`
      SELECT portal_id, collection,
        count(*) || ' ' || sum(hashtextextended(key || ' ' || xmin::text, 0)::numeric) AS stamp
      FROM groundwork.documents WHERE portal_id = ANY(${portalIds}) GROUP BY portal_id, collection
      UNION ALL
      SELECT portal_id, ${HYPOTHESES},
        count(*) || ' ' || sum(hashtextextended(id || ' ' || xmin::text, 0)::numeric)
      FROM groundwork.hypotheses WHERE portal_id = ANY(${portalIds}) GROUP BY portal_id
      UNION ALL
      SELECT portal_id, ${AUDITS}, stamp
      FROM unnest(${portalIds}::text[]) AS asked (portal_id) CROSS JOIN LATERAL (
        SELECT run_id || ' ' || digest AS stamp FROM groundwork.audits
        WHERE audits.portal_id = asked.portal_id AND digest IS NOT NULL
        ORDER BY run_id DESC LIMIT 1
      ) AS newest`.execute(db);
    return rows;
  });
}

import { sql } from 'kysely';
import { KEPT_WHEN_CLEARED } from '../documents/portals.ts';
import type { PortalStore } from '../port/portals.ts';
import type { Database } from './database.ts';
import { PORTAL_TABLES } from './tables.ts';

/** Erasing a portal: all of it in one transaction, however long that takes, or nothing. */
export function portalErasing(database: Database): Pick<PortalStore, 'erase' | 'clear'> {
  function eraseBut(kept: readonly string[]) {
    return (portalId: string) =>
      database.writeLast(portalId, async (db) => {
        await sql`SET LOCAL statement_timeout = 0`.execute(db);
        let erased = 0n;
        for (const table of PORTAL_TABLES) {
          const rows = db.deleteFrom(table).where('portal_id', '=', portalId);
          erased += (await rows.executeTakeFirst()).numDeletedRows;
        }
        const documents = db
          .deleteFrom('documents')
          .where('portal_id', '=', portalId)
          .where('collection', '<>', sql<string>`all(${[...kept]}::text[])`);
        erased += (await documents.executeTakeFirst()).numDeletedRows;
        return erased > 0n ? 'erased' : 'absent';
      });
  }
  return { erase: eraseBut([]), clear: eraseBut(KEPT_WHEN_CLEARED) };
}

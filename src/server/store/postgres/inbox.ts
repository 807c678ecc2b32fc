import { sql } from 'kysely';
import { checked, compareText } from '../item-kind.ts';
import type { InboxStore } from '../port/inbox.ts';
import { ENTRY, KNOWN_MS } from '../stored-kinds.ts';
import type { Database } from './database.ts';
import { stored } from './stored.ts';

export function inboxStore(database: Database): InboxStore {
  return {
    async receive(portalId, entries) {
      const items = entries.map((entry) => checked(ENTRY, { ...entry, doneAt: null }));
      if (items.length === 0) return 0;
      // In the order of their keys, so that deliveries at once never wait for each other in a circle.
      items.sort((a, b) => compareText(a.key, b.key));
      const rows = items.map(({ key, receivedAt, event }) => ({
        ...{ portal_id: portalId, key, received_at: receivedAt },
        ...{ event: JSON.stringify(event), done_at: null },
      }));
      return database.write(portalId, async (db) => {
        const inserted = await db
          .insertInto('inbox')
          .values(rows)
          .onConflict((same) => same.doNothing())
          .executeTakeFirst();
        return Number(inserted.numInsertedOrUpdatedRows ?? 0n);
      });
    },
    async waiting(portalId) {
      const rows = await database.read((db) =>
        db
          .selectFrom('inbox')
          .selectAll()
          .where('portal_id', '=', portalId)
          .where('done_at', 'is', null)
          .orderBy('received_at')
          .orderBy('key')
          .execute(),
      );
      return rows.flatMap(({ key, received_at: receivedAt, event: kept }) => {
        const { event } = stored(ENTRY, { key, receivedAt, event: kept, doneAt: null }, portalId, key);
        return event === null ? [] : [{ key, receivedAt, event }];
      });
    },
    async finish(portalId, keys, at) {
      const done = sql<string>`any(${[...keys].sort(compareText)}::text[])`;
      await database.write(portalId, async (db) => {
        await db
          .updateTable('inbox')
          .set({ event: null, done_at: at })
          .where('portal_id', '=', portalId)
          .where('key', '=', done)
          .execute();
        await db
          .deleteFrom('inbox')
          .where('portal_id', '=', portalId)
          .where('done_at', '<', at - KNOWN_MS)
          .execute();
      });
    },
  };
}

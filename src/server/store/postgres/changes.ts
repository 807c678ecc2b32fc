import { sql } from 'kysely';
import { checked } from '../item-kind.ts';
import type { ChangeStore } from '../port/changes.ts';
import { CHANGE } from '../stored-kinds.ts';
import type { Database } from './database.ts';
import { stored } from './stored.ts';

export function changeStore(database: Database): ChangeStore {
  return {
    async note(portalId, change) {
      const item = checked(CHANGE, change);
      const body = JSON.stringify(item);
      await database.write(portalId, (db) =>
        db
          .insertInto('changes')
          .values({ portal_id: portalId, id: item.id, body })
          .onConflict((same) => same.columns(['portal_id', 'id']).doUpdateSet({ body }))
          .execute(),
      );
    },
    page(portalId, { after, limit }) {
      return database.read(async (db) => {
        const own = db.selectFrom('changes').where('portal_id', '=', portalId);
        const { total } = await own
          .select(sql<number>`count(*)::double precision`.as('total'))
          .executeTakeFirstOrThrow();
        const rows = await own
          .select(['id', 'body'])
          .orderBy('place', 'desc')
          .offset(after)
          .limit(limit)
          .execute();
        return { total, results: rows.map(({ id, body }) => stored(CHANGE, body, portalId, id)) };
      });
    },
  };
}

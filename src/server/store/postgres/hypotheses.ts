import { accept } from '../../../core/result.ts';
import { byAge, conflict, HYPOTHESIS, taken, unknown } from '../hypothesis-versions.ts';
import { checked } from '../item-kind.ts';
import type { HypothesisStore } from '../port/hypotheses.ts';
import type { Database } from './database.ts';
import { rememberedRows } from './remembered-rows.ts';
import { HYPOTHESES, type Stamps } from './stamps.ts';
import { stored } from './stored.ts';

export function hypothesisStore(
  database: Database,
  stampsOf: (portalId: string) => Promise<Stamps>,
): HypothesisStore {
  const list = rememberedRows({
    name: HYPOTHESES,
    stampsOf,
    async read(portalId) {
      const rows = await database.read((db) =>
        db.selectFrom('hypotheses').select(['id', 'body']).where('portal_id', '=', portalId).execute(),
      );
      return rows.map(({ id, body }) => stored(HYPOTHESIS, body, portalId, id)).sort(byAge);
    },
  });
  return {
    list,
    async get(portalId, id) {
      const row = await database.read((db) =>
        db
          .selectFrom('hypotheses')
          .select('body')
          .where('portal_id', '=', portalId)
          .where('id', '=', id)
          .executeTakeFirst(),
      );
      return row === undefined ? null : stored(HYPOTHESIS, row.body, portalId, id);
    },
    async create(portalId, hypothesis) {
      const item = checked(HYPOTHESIS, hypothesis);
      const { id, version } = item;
      return database.write(portalId, async (db) => {
        const row = { portal_id: portalId, id, version, body: JSON.stringify(item) };
        const inserted = await db
          .insertInto('hypotheses')
          .values(row)
          .onConflict((same) => same.doNothing())
          .executeTakeFirst();
        return inserted.numInsertedOrUpdatedRows === 1n ? accept(item) : taken(id);
      });
    },
    async replace(portalId, seenVersion, next) {
      const item = checked(HYPOTHESIS, { ...next, version: seenVersion + 1 });
      const { id, version } = item;
      return database.write(portalId, async (db) => {
        const updated = await db
          .updateTable('hypotheses')
          .set({ version, body: JSON.stringify(item) })
          .where('portal_id', '=', portalId)
          .where('id', '=', id)
          .where('version', '=', seenVersion)
          .executeTakeFirst();
        if (updated.numUpdatedRows === 1n) return accept(item);
        const standing = await db
          .selectFrom('hypotheses')
          .select('version')
          .where('portal_id', '=', portalId)
          .where('id', '=', id)
          .executeTakeFirst();
        return standing === undefined ? unknown(id) : conflict(id, standing.version, seenVersion);
      });
    },
  };
}

import { accept } from '../../../core/result.ts';
import { byAge, conflict, HYPOTHESIS, taken, unknown } from '../hypothesis-versions.ts';
import { checked } from '../item-kind.ts';
import { carriedOver, wholeOf } from '../unknown-fields.ts';
import type { HypothesisStore } from '../port/hypotheses.ts';
import type { Database } from './database.ts';
import { rememberedRows } from './remembered-rows.ts';
import { HYPOTHESES, type Stamps } from './stamps.ts';
import { stored, storedWhole } from './stored.ts';

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
        const standing = await db
          .selectFrom('hypotheses')
          .select(['version', 'body'])
          .where('portal_id', '=', portalId)
          .where('id', '=', id)
          .forUpdate()
          .executeTakeFirst();
        if (standing === undefined) return unknown(id);
        if (standing.version !== seenVersion) return conflict(id, standing.version, seenVersion);
        const before = storedWhole(HYPOTHESIS, standing.body, portalId, id);
        await db
          .updateTable('hypotheses')
          .set({ version, body: JSON.stringify(wholeOf(carriedOver(HYPOTHESIS, before, item))) })
          .where('portal_id', '=', portalId)
          .where('id', '=', id)
          .execute();
        return accept(item);
      });
    },
  };
}

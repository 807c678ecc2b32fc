import type { Documents, OpenDocuments } from '../documents/documents.ts';
import { checked, compareText, type ItemKind } from '../item-kind.ts';
import type { Database } from './database.ts';
import { rememberedRows } from './remembered-rows.ts';
import type { Stamps } from './stamps.ts';
import { carriedOver, wholeOf } from '../unknown-fields.ts';
import { stored, storedWhole } from './stored.ts';

/** Small collections of all portals as rows of one table. */
export function documentsIn(
  database: Database,
  stampsOf: (portalId: string) => Promise<Stamps>,
): OpenDocuments {
  return (collection, kind) => documents(database, stampsOf, collection, kind);
}

function documents<Item>(
  database: Database,
  stampsOf: (portalId: string) => Promise<Stamps>,
  collection: string,
  kind: ItemKind<Item>,
): Documents<Item> {
  const all = rememberedRows({ name: collection, stampsOf, read: readAll });

  async function readAll(portalId: string): Promise<Item[]> {
    const rows = await database.read((db) =>
      db
        .selectFrom('documents')
        .select(['key', 'body'])
        .where('collection', '=', collection)
        .where('portal_id', '=', portalId)
        .execute(),
    );
    rows.sort((a, b) => compareText(a.key, b.key));
    return rows.map(({ key, body }) => stored(kind, body, portalId, key));
  }

  return {
    all,
    async get(portalId, key) {
      const row = await database.read((db) =>
        db
          .selectFrom('documents')
          .select('body')
          .where('collection', '=', collection)
          .where('portal_id', '=', portalId)
          .where('key', '=', key)
          .executeTakeFirst(),
      );
      return row === undefined ? null : stored(kind, row.body, portalId, key);
    },
    async everywhere() {
      const rows = await database.read((db) =>
        db
          .selectFrom('documents')
          .select(['portal_id', 'key', 'body'])
          .where('collection', '=', collection)
          .orderBy('portal_id')
          .orderBy('key')
          .execute(),
      );
      return rows.map(({ portal_id, key, body }) => stored(kind, body, portal_id, key));
    },
    change(portalId, key, change) {
      return database.write(
        portalId,
        async (db) => {
          const own = { collection, portal_id: portalId, key };
          const row = await db
            .selectFrom('documents')
            .select('body')
            .where((eb) => eb.and(own))
            .executeTakeFirst();
          const before = row === undefined ? null : storedWhole(kind, row.body, portalId, key);
          const { answer, next } = change(before === null ? null : structuredClone(before.item));
          if (next === null)
            await db
              .deleteFrom('documents')
              .where((eb) => eb.and(own))
              .execute();
          else if (next !== undefined) {
            const body = JSON.stringify(wholeOf(carriedOver(kind, before, checked(kind, next))));
            await db
              .insertInto('documents')
              .values({ ...own, body })
              .onConflict((conflict) =>
                conflict.columns(['collection', 'portal_id', 'key']).doUpdateSet({ body }),
              )
              .execute();
          }
          return answer;
        },
        [collection, key],
      );
    },
    async removeWhere(portalId, isGone) {
      await database.write(portalId, async (db) => {
        const rows = db
          .selectFrom('documents')
          .select(['key', 'body'])
          .where('collection', '=', collection)
          .where('portal_id', '=', portalId)
          .forUpdate();
        const gone = (await rows.execute())
          .filter(({ key, body }) => isGone(stored(kind, body, portalId, key)))
          .map(({ key }) => key);
        if (gone.length === 0) return;
        await db
          .deleteFrom('documents')
          .where('collection', '=', collection)
          .where('portal_id', '=', portalId)
          .where('key', 'in', gone)
          .execute();
      });
    },
  };
}

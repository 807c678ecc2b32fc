import { sql, type Selectable } from 'kysely';
import { writingDays } from '../documents/writing-days.ts';
import { checked, compareText } from '../item-kind.ts';
import type { WriteBackStore } from '../port/write-back.ts';
import { recordKey, WRITTEN } from '../stored-kinds.ts';
import type { Database } from './database.ts';
import type { OpenDocuments } from '../documents/documents.ts';
import { inPages, stored } from './stored.ts';
import type { Tables } from './tables.ts';

const PAGE = 2_000;
type Row = Selectable<Tables['written_records']>;

export function writeBackStore(database: Database, documents: OpenDocuments): WriteBackStore {
  const forget: WriteBackStore['forget'] = async (portalId, objectTypeId, recordIds) => {
    await database.write(portalId, (db) =>
      db
        .deleteFrom('written_records')
        .where('portal_id', '=', portalId)
        .where('object_type_id', '=', objectTypeId)
        .where('record_id', '=', sql<string>`any(${[...recordIds]}::text[])`)
        .execute(),
    );
  };
  return {
    async save(portalId, records) {
      const latest = new Map(records.map((record) => [recordKey(record), checked(WRITTEN, record)]));
      // In the order of their keys, so that saves at once never wait for each other in a circle.
      const items = [...latest].sort(([a], [b]) => compareText(a, b)).map(([, item]) => item);
      await database.write(portalId, (db) =>
        sql`
          INSERT INTO groundwork.written_records AS standing (portal_id, object_type_id, record_id, body)
          SELECT ${portalId}, type, id, body::json FROM unnest(
            ${items.map(({ objectTypeId }) => objectTypeId)}::text[],
            ${items.map(({ recordId }) => recordId)}::text[],
            ${items.map((item) => JSON.stringify(item))}::text[]
          ) AS given (type, id, body)
          ON CONFLICT (portal_id, object_type_id, record_id) DO UPDATE SET body = excluded.body
            WHERE standing.body::text <> excluded.body::text`.execute(db),
      );
    },
    forget,
    erase: forget,
    async *open(portalId) {
      const rows = inPages<Row>(PAGE, (after) =>
        database.read((db) => {
          const all = db
            .selectFrom('written_records')
            .selectAll()
            .where('portal_id', '=', portalId)
            .orderBy('object_type_id')
            .orderBy('record_id')
            .limit(PAGE);
          if (after === null) return all.execute();
          const { object_type_id, record_id } = after;
          return all
            .where(sql<boolean>`(object_type_id, record_id) > (${object_type_id}, ${record_id})`)
            .execute();
        }),
      );
      for await (const { object_type_id, record_id, body } of rows)
        yield stored(WRITTEN, body, portalId, `${object_type_id} ${record_id}`);
    },
    ...writingDays(documents),
  };
}

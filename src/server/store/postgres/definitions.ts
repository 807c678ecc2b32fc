import { sql, type Selectable } from 'kysely';
import { checked, compareText } from '../item-kind.ts';
import type { DefinitionStore, KeptDefinition } from '../port/definitions.ts';
import { DEFINITION, LONGEST_DEFINITION } from '../stored-kinds.ts';
import { readKept } from '../unknown-fields.ts';
import type { Database, Work } from './database.ts';
import { inPages } from './stored.ts';
import type { Tables } from './tables.ts';

/** Rows read at once: of the longest definitions some tens of megabytes. */
const PAGE = 50;
/** Characters of one statement. */
const BATCH_LENGTH = 4_000_000;

type Row = Selectable<Tables['definitions']>;

interface Kept {
  item: KeptDefinition;
  text: string;
}

/** Definitions a row each; what is unchanged is not written again. */
export function definitionStore(database: Database): DefinitionStore {
  return {
    async *open(portalId) {
      const rows = inPages<Row>(PAGE, (after) =>
        database.read((db) => {
          const all = db
            .selectFrom('definitions')
            .selectAll()
            .where('portal_id', '=', portalId)
            .orderBy('kind')
            .orderBy('id')
            .limit(PAGE);
          if (after === null) return all.execute();
          return all.where(sql<boolean>`(kind, id) > (${after.kind}, ${after.id})`).execute();
        }),
      );
      for await (const { kind, id, body } of rows) {
        const item = readKept(DEFINITION.schema, body);
        if (item.success) yield item.data.item;
        else database.log(leftOut(portalId, kind, id));
      }
    },
    async replace(portalId, definitions) {
      const byKey = new Map(definitions.map((one) => [DEFINITION.keyOf(one), kept(one)]));
      const short = [...byKey].filter(([, { text }]) => text.length < LONGEST_DEFINITION);
      const inOrder = short.sort(([a], [b]) => compareText(a, b)).map(([, one]) => one);
      await database.write(portalId, keepExactly(portalId, inOrder), ['definitions']);
    },
    async eraseMembers(portalId) {
      await database.write(
        portalId,
        (db) =>
          db
            .deleteFrom('definitions')
            .where('portal_id', '=', portalId)
            .where('kind', '=', 'members')
            .execute(),
        ['definitions'],
      );
    },
  };
}

function kept(given: KeptDefinition): Kept {
  const item = checked(DEFINITION, given);
  return { item, text: JSON.stringify(item) };
}

function keepExactly(portalId: string, definitions: readonly Kept[]): Work<void> {
  const columns = (some: readonly Kept[]) => sql`
    ${some.map(({ item }) => item.kind)}::text[],
    ${some.map(({ item }) => item.id)}::text[]`;
  return async (db) => {
    await sql`
      DELETE FROM groundwork.definitions WHERE portal_id = ${portalId} AND (kind, id) NOT IN (
        SELECT kind, id FROM unnest(${columns(definitions)}) AS given (kind, id)
      )`.execute(db);
    for (const batch of inBatches(definitions))
      await sql`
        INSERT INTO groundwork.definitions AS standing (portal_id, kind, id, body)
        SELECT ${portalId}, kind, id, body::json
        FROM unnest(${columns(batch)}, ${batch.map(({ text }) => text)}::text[]) AS given (kind, id, body)
        ON CONFLICT (portal_id, kind, id) DO UPDATE SET body = excluded.body
          WHERE standing.body::text <> excluded.body::text`.execute(db);
  };
}

function inBatches(definitions: readonly Kept[]): Kept[][] {
  const batches: Kept[][] = [];
  let room = 0;
  for (const one of definitions) {
    if (room < one.text.length || batches.length === 0) {
      batches.push([]);
      room = BATCH_LENGTH;
    }
    batches.at(-1)?.push(one);
    room -= one.text.length;
  }
  return batches;
}

function leftOut(portalId: string, kind: string, id: string): string {
  return `The ${kind} ${id} of account ${portalId} is damaged or of another version; it is read from HubSpot again.`;
}

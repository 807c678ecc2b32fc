import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { LedgerRow } from '../../../core/outcomes/cohort/ledger-row.ts';
import { ledgerCursors } from '../documents/ledger-cursors.ts';
import { checked, compareText } from '../item-kind.ts';
import type { LedgerStore } from '../port/ledger.ts';
import { ROW, rowKey } from '../stored-kinds.ts';
import type { Database, Work } from './database.ts';
import { askedTogether } from './asked-together.ts';
import type { OpenDocuments } from '../documents/documents.ts';
import { mergeIntoLedger } from './ledger-merge.ts';
import { inPages, stored } from './stored.ts';
import type { Tables } from './tables.ts';

/** Rows of one statement: enough that the way there hardly counts, and about a megabyte. */
const BATCH = 5_000;
const ARMS = ['control', 'treatment'];

type Row = Selectable<Tables['ledger_rows']>;

export function ledgerStore(database: Database, documents: OpenDocuments): LedgerStore {
  const ofRecord = askedTogether((records: readonly RecordOfPortal[]) => rowsOfRecords(database, records));
  return {
    async append(portalId, hypothesisId, rows) {
      const batches = inBatches(rows.map((row) => checked(ROW, row)));
      if (batches.length === 0) return;
      await database.write(portalId, async (db) => {
        for (const batch of batches) await mergeIntoLedger(portalId, hypothesisId, batch).execute(db);
      });
    },
    async expose(portalId, hypothesisId, row) {
      const item = checked(ROW, row);
      return database.write(portalId, keepFirst(portalId, hypothesisId, item), [
        'expose',
        hypothesisId,
        item.recordId,
      ]);
    },
    async erase(portalId, hypothesisId, recordIds) {
      await database.write(portalId, (db) =>
        db
          .deleteFrom('ledger_rows')
          .where('portal_id', '=', portalId)
          .where('hypothesis_id', '=', hypothesisId)
          .where('arm', 'in', ARMS)
          .where('record_id', '=', anyOf(recordIds))
          .execute(),
      );
    },
    async *open(portalId, hypothesisId) {
      const rows = inPages<Row>(BATCH, (after) =>
        database.read((db) => {
          const all = db
            .selectFrom('ledger_rows')
            .selectAll()
            .where('portal_id', '=', portalId)
            .where('hypothesis_id', '=', hypothesisId)
            .orderBy('arm')
            .orderBy('record_id')
            .limit(BATCH);
          if (after === null) return all.execute();
          return all.where(sql<boolean>`(arm, record_id) > (${after.arm}, ${after.record_id})`).execute();
        }),
      );
      for await (const row of rows) yield rowOf(row);
    },
    async count(portalId, hypothesisId) {
      const { rows } = await database.read((db) =>
        db
          .selectFrom('ledger_rows')
          .select(sql<number>`count(*)::double precision`.as('rows'))
          .where('portal_id', '=', portalId)
          .where('hypothesis_id', '=', hypothesisId)
          .executeTakeFirstOrThrow(),
      );
      return rows;
    },
    async rowsOf(portalId, hypothesisId, recordIds) {
      const rows = await database.read((db) =>
        db
          .selectFrom('ledger_rows')
          .selectAll()
          .where('portal_id', '=', portalId)
          .where('hypothesis_id', '=', hypothesisId)
          .where('arm', 'in', ARMS)
          .where('record_id', '=', anyOf(recordIds))
          .execute(),
      );
      return rows.map(rowOf);
    },
    ofRecord: (portalId, recordId) => ofRecord({ portalId, recordId }),
    ...ledgerCursors(documents),
  };
}

interface RecordOfPortal {
  portalId: string;
  recordId: string;
}

/** For each of the records its rows in every ledger, ordered by hypothesis and arm. */
async function rowsOfRecords(
  database: Database,
  records: readonly RecordOfPortal[],
): Promise<Awaited<ReturnType<LedgerStore['ofRecord']>>[]> {
  const rows = await database.read(async (db) => {
    const portals = records.map(({ portalId }) => portalId);
    const ids = records.map(({ recordId }) => recordId);
    const found = await sql<Row>`
      SELECT ledger_rows.* FROM (SELECT DISTINCT * FROM unnest(${portals}::text[], ${ids}::text[])) AS asked (portal_id, record_id)
      JOIN groundwork.ledger_rows USING (portal_id, record_id)
      ORDER BY hypothesis_id, arm`.execute(db);
    return found.rows;
  });
  return records.map(({ portalId, recordId }) =>
    rows
      .filter(({ portal_id, record_id }) => portal_id === portalId && record_id === recordId)
      .map((row) => ({ hypothesisId: row.hypothesis_id, row: rowOf(row) })),
  );
}

/** Callers of one record come one after the other, so that the second one sees what the first one kept. */
function keepFirst(portalId: string, hypothesisId: string, item: LedgerRow): Work<LedgerRow> {
  return async (db) => {
    const known = await db
      .selectFrom('ledger_rows')
      .selectAll()
      .where('portal_id', '=', portalId)
      .where('hypothesis_id', '=', hypothesisId)
      .where('arm', 'in', ARMS)
      .where('record_id', '=', item.recordId)
      .orderBy('arm')
      .limit(1)
      .executeTakeFirst();
    if (known !== undefined) return rowOf(known);
    await mergeIntoLedger(portalId, hypothesisId, [item]).execute(db);
    return item;
  };
}

/** One parameter for however many ids; the types take the list for one of them. */
function anyOf(recordIds: readonly string[]) {
  return sql<string>`any(${[...recordIds]}::text[])`;
}

/**
 * Rows in the order of their keys, so that appends at once never wait for each other in a circle, and none twice in a
 * batch: a row that comes again waits for the next, because it is merged with what the one before it left.
 */
function inBatches(rows: readonly LedgerRow[]): LedgerRow[][] {
  const rounds: LedgerRow[][] = [];
  const seen = new Map<string, number>();
  for (const row of rows) {
    const key = rowKey(row);
    const round = seen.get(key) ?? 0;
    seen.set(key, round + 1);
    (rounds[round] ??= []).push(row);
  }
  return rounds.flatMap((round) => slices(round.sort((a, b) => compareText(rowKey(a), rowKey(b)))));
}

function slices(rows: readonly LedgerRow[]): LedgerRow[][] {
  const count = Math.ceil(rows.length / BATCH);
  return Array.from({ length: count }, (_, index) => rows.slice(index * BATCH, (index + 1) * BATCH));
}

function rowOf(row: Row): LedgerRow {
  const { guardrail, revised } = row;
  const value = {
    recordId: row.record_id,
    arm: row.arm,
    joinedAt: row.joined_at,
    firstSeenAt: row.first_seen_at,
    outcomeAt: row.outcome_at,
    excluded: row.excluded,
    readAt: row.read_at,
    ...(guardrail === null ? {} : { guardrail }),
    ...(revised === null ? {} : { revised }),
  };
  return stored(ROW, value, row.portal_id, `${row.hypothesis_id} ${row.arm} ${row.record_id}`);
}

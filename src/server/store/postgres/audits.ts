import { createHash } from 'node:crypto';
import { sql, type Kysely, type Selectable } from 'kysely';
import type { AuditReport } from '../../../core/contract/audit-report.ts';
import type { AuditRun } from '../../../core/contract/audit-run.ts';
import { deepFreeze } from '../../../core/deep-freeze.ts';
import { runOf } from '../../../core/grounding/history/audit-run.ts';
import { checked, problems } from '../item-kind.ts';
import type { AuditStore } from '../port/audits.ts';
import { AUDIT, OWN_RUN, REPORTS_KEPT, RUNS_KEPT, runsKnown } from '../stored-kinds.ts';
import { readKept } from '../unknown-fields.ts';
import type { Database, Work } from './database.ts';
import { AUDITS, type Stamps } from './stamps.ts';
import type { Tables } from './tables.ts';

export function auditStore(database: Database, stampsOf: (portalId: string) => Promise<Stamps>): AuditStore {
  return {
    async save(portalId, given) {
      const report = checked(AUDIT, given);
      await database.write(portalId, keep(portalId, report), ['audits']);
    },
    async saveRun(portalId, given) {
      const run = checked(OWN_RUN, given);
      await database.write(portalId, keepRun(portalId, run), ['audits']);
    },
    latest: latestReport(database, stampsOf),
    async runs(portalId) {
      const rows = await database.read((db) =>
        db
          .selectFrom('audits')
          .select('run')
          .where('portal_id', '=', portalId)
          .orderBy('run_id', 'desc')
          .execute(),
      );
      return runsKnown(rows.map(({ run }) => run));
    },
    async get(portalId, runId) {
      const row = await database.read((db) =>
        reports(db, portalId).where('run_id', '=', runId).executeTakeFirst(),
      );
      return row === undefined ? null : reportOf(row, portalId, database.log);
    },
  };
}

function keepRun(portalId: string, given: AuditRun): Work<void> {
  const run = JSON.stringify(given);
  return async (db) => {
    await db
      .insertInto('audits')
      .values({ portal_id: portalId, run_id: given.id, run, report: null, digest: null })
      .onConflict((same) => same.columns(['portal_id', 'run_id']).doUpdateSet({ run }))
      .execute();
    await forgetOldest(portalId)(db);
  };
}

/** Keeps the report with its key figures and lets go of those beyond what is kept. */
function keep(portalId: string, report: AuditReport): Work<void> {
  const run = runOf(report);
  const text = JSON.stringify(report);
  const digest = createHash('sha256').update(text).digest('hex');
  return async (db) => {
    const values = { run: JSON.stringify(run), report: text, digest };
    await db
      .insertInto('audits')
      .values({ portal_id: portalId, run_id: run.id, ...values })
      .onConflict((same) => same.columns(['portal_id', 'run_id']).doUpdateSet(values))
      .execute();
    await forgetOldest(portalId)(db);
  };
}

function forgetOldest(portalId: string): Work<void> {
  return async (db) => {
    const latest = (count: number) =>
      sql<string>`(SELECT run_id FROM groundwork.audits WHERE portal_id = ${portalId} ORDER BY run_id DESC LIMIT ${count})`;
    await db
      .updateTable('audits')
      .set({ report: null, digest: null })
      .where('portal_id', '=', portalId)
      .where('digest', 'is not', null)
      .where('run_id', 'not in', latest(REPORTS_KEPT))
      .execute();
    await db
      .deleteFrom('audits')
      .where('portal_id', '=', portalId)
      .where('run_id', 'not in', latest(RUNS_KEPT))
      .execute();
  };
}

/** The reports that are kept of a portal. */
function reports(db: Kysely<Tables>, portalId: string) {
  return db
    .selectFrom('audits')
    .select(['run_id', 'report'])
    .where('portal_id', '=', portalId)
    .where('digest', 'is not', null);
}

/**
 * Reads the newest report; of each portal it is remembered by its stamp, because every card asks for it. It is frozen
 * instead of copied: a copy of 5,000 workflows takes longer than the rest of a card.
 */
function latestReport(
  database: Database,
  stampsOf: (portalId: string) => Promise<Stamps>,
): AuditStore['latest'] {
  const remembered = new Map<string, { stamp: string; report: AuditReport | null }>();
  return async (portalId) => {
    const stamp = (await stampsOf(portalId)).get(AUDITS);
    if (stamp === undefined) return null;
    const known = remembered.get(portalId);
    if (known?.stamp === stamp) return known.report;
    // Read after the stamp: where a newer one was kept in between, its stamp is another one the next time.
    const row = await database.read((db) =>
      reports(db, portalId).orderBy('run_id', 'desc').limit(1).executeTakeFirst(),
    );
    const report = row === undefined ? null : reportOf(row, portalId, database.log);
    remembered.set(portalId, { stamp, report });
    return report;
  };
}

function reportOf(
  row: Pick<Selectable<Tables['audits']>, 'run_id' | 'report'>,
  portalId: string,
  log: (message: string) => void,
): AuditReport | null {
  const report = readKept(AUDIT.schema, row.report);
  if (report.success) return deepFreeze(report.data.item);
  log(
    `The audit report ${row.run_id} of account ${portalId} was kept by another version of Groundwork and is not read (${problems(report.error).slice(0, 200)}). It stays as it is; the next audit goes on without it.`,
  );
  return null;
}

import { createHash } from 'node:crypto';
import { sql, type Selectable } from 'kysely';
import type { AuditReport } from '../../../core/contract/audit-report.ts';
import type { AuditRun } from '../../../core/contract/audit-run.ts';
import { deepFreeze } from '../../../core/deep-freeze.ts';
import { runOf } from '../../../core/grounding/history/audit-run.ts';
import { checked, problems } from '../item-kind.ts';
import type { AuditStore } from '../port/audits.ts';
import { AUDIT, OWN_RUN, REPORTS_KEPT, RUNS_KEPT, runsKnown } from '../stored-kinds.ts';
import { readKept } from '../unknown-fields.ts';
import type { Database, Work } from './database.ts';
import type { Tables } from './tables.ts';

export function auditStore(database: Database): AuditStore {
  const read = reportReader(database);
  return {
    async save(portalId, given) {
      const report = checked(AUDIT, given);
      await database.write(portalId, keep(portalId, report), ['audits']);
    },
    async saveRun(portalId, given) {
      const run = checked(OWN_RUN, given);
      await database.write(portalId, keepRun(portalId, run), ['audits']);
    },
    async latest(portalId) {
      const newest = await database.read((db) =>
        db
          .selectFrom('audits')
          .select(['run_id', 'digest'])
          .where('portal_id', '=', portalId)
          .where('digest', 'is not', null)
          .orderBy('run_id', 'desc')
          .limit(1)
          .executeTakeFirst(),
      );
      return newest === undefined ? null : read(portalId, newest);
    },
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
    get: (portalId, runId) => read(portalId, { run_id: runId, digest: null }),
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

type Found = Pick<Selectable<Tables['audits']>, 'run_id' | 'digest'>;

/**
 * Reads a report; of each portal the one read last is remembered by its digest, because every card asks for the latest.
 * It is frozen instead of copied: a copy of 5,000 workflows takes longer than the rest of a card.
 */
function reportReader(database: Database): (portalId: string, found: Found) => Promise<AuditReport | null> {
  const remembered = new Map<string, { digest: string; report: AuditReport | null }>();
  return async (portalId, found) => {
    const known = remembered.get(portalId);
    if (known !== undefined && known.digest === found.digest) return known.report;
    const row = await database.read((db) =>
      db
        .selectFrom('audits')
        .select(['report', 'digest'])
        .where('portal_id', '=', portalId)
        .where('run_id', '=', found.run_id)
        .executeTakeFirst(),
    );
    if (row === undefined || row.digest === null) return null;
    const report = reportOf(row.report, `${found.run_id} of account ${portalId}`, database.log);
    remembered.set(portalId, { digest: row.digest, report });
    return report;
  };
}

function reportOf(value: unknown, name: string, log: (message: string) => void): AuditReport | null {
  const report = readKept(AUDIT.schema, value);
  if (report.success) return deepFreeze(report.data.item);
  log(
    `The audit report ${name} was kept by another version of Groundwork and is not read (${problems(report.error).slice(0, 200)}). It stays as it is; the next audit goes on without it.`,
  );
  return null;
}

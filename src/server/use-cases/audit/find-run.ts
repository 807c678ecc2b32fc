import type { AuditReport } from '../../../core/contract/audit-report.ts';
import type { AuditRun } from '../../../core/contract/audit-run.ts';
import { accept, refuse, type Result } from '../../../core/result.ts';
import { dayOf } from '../../../core/time.ts';
import type { Store } from '../../store/port/store.ts';

interface Asked {
  portalId: string;
  /** A run id, a day or an instant, or `last`. */
  since: string;
  /** Epoch milliseconds; only audits before it are looked at. */
  now: number;
  timeZone: string;
}

/** The latest audit before a moment whose report can still be read; null when there is none. */
export async function lastAudit(
  { audits }: Pick<Store, 'audits'>,
  { portalId, now }: Pick<Asked, 'portalId' | 'now'>,
): Promise<AuditReport | null> {
  const runs = (await audits.runs(portalId)).filter((run) => isBefore(run, now));
  return firstReadable(audits, portalId, runs);
}

/**
 * The audit somebody names: by its id, as `last`, or by a day or instant, which means the last audit up to then (a
 * day up to its end), or the first one ever where all are later.
 */
export async function findRun(
  { audits }: Pick<Store, 'audits'>,
  asked: Asked,
): Promise<Result<AuditReport, 'no_such_run'>> {
  const { portalId, since, now, timeZone } = asked;
  const runs = (await audits.runs(portalId)).filter((run) => isBefore(run, now));
  const wanted = since === 'last' ? runs : candidates(runs, since, timeZone);
  const report = await firstReadable(audits, portalId, wanted);
  return report === null ? noSuchRun(since, runs) : accept(report);
}

function candidates(runs: readonly AuditRun[], since: string, timeZone: string): AuditRun[] {
  const named = runs.filter(({ id }) => id === since);
  if (named.length > 0) return named;
  if (Number.isNaN(Date.parse(since))) return [];
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(since);
  const isUpTo = ({ auditedAt }: AuditRun) =>
    isDay ? dayOf(Date.parse(auditedAt), timeZone) <= since : Date.parse(auditedAt) <= Date.parse(since);
  const upTo = runs.filter(isUpTo);
  return upTo.length > 0 ? upTo : [...runs].reverse();
}

function isBefore({ auditedAt }: AuditRun, now: number): boolean {
  return Date.parse(auditedAt) < now;
}

async function firstReadable(
  audits: Store['audits'],
  portalId: string,
  runs: readonly AuditRun[],
): Promise<AuditReport | null> {
  for (const { id } of runs) {
    const report = await audits.get(portalId, id);
    if (report !== null) return report;
  }
  return null;
}

const NAMED = 5;

function noSuchRun(since: string, runs: readonly AuditRun[]) {
  if (runs.length === 0) {
    const message = `There is no earlier audit to compare with “${since}”.`;
    return refuse(
      'no_such_run',
      message,
      'Audit once; from the second time on there is something to compare.',
    );
  }
  const latest = runs.slice(0, NAMED).map(({ id }) => id);
  const message = `No audit whose report is still kept fits “${since}”.`;
  return refuse('no_such_run', message, `Name a day, “last”, or one of: ${latest.join(', ')}.`);
}

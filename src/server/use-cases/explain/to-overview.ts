import type { AuditReport } from '../../../core/contract/audit-report.ts';
import type { Overview } from '../../../core/contract/overview.ts';
import type { Severity } from '../../../core/hypotheses/lint-report.ts';

/** Entries that are spelled out, so that the answer stays small however large the account is. */
const SPELLED_OUT = 100;

/** An audit without its tables: headline, coverage, the gravest findings that count, what could not be read. */
export function toOverview(report: AuditReport): Overview {
  const { portalId, auditedAt, complete, headline, coverage, families, crashes, unreadable } = report;
  const counting = report.findings.filter(({ suppressed }) => suppressed === null);
  const count = (wanted: Severity) => counting.filter(({ severity }) => severity === wanted).length;
  return {
    ...{ portalId, auditedAt, complete, headline, coverage, crashes },
    families: families.slice(0, SPELLED_OUT),
    findingCounts: { error: count('error'), warning: count('warning'), note: count('note') },
    // The engine puts the gravest first.
    findings: counting.slice(0, SPELLED_OUT),
    unreadableCount: unreadable.length,
    unreadable: unreadable.slice(0, SPELLED_OUT),
  };
}

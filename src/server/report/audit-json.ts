import type { AuditReport } from '../../core/contract/audit-report.ts';

/** The contract `groundwork.audit/1`: keys in one fixed order, so that equal reports are equal bytes. */
export function auditJson(report: AuditReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}

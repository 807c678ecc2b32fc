import type { SendsCoverage } from '../../contract/audit-coverage.ts';
import type { Finding } from '../../contract/audit-finding.ts';
import type { AuditReport } from '../../contract/audit-report.ts';
import type { AuditRun } from '../../contract/audit-run.ts';
import type { Severity } from '../../hypotheses/lint-report.ts';

/** The id of the audit of a moment (ISO instant): `20261124-080000-000`, in UTC. */
export function runIdOf(auditedAt: string): string {
  const digits = new Date(auditedAt).toISOString().replace(/\D/g, '');
  return `${digits.slice(0, 8)}-${digits.slice(8, 14)}-${digits.slice(14, 17)}`;
}

/** What is kept of an audit for the trend. */
export function runOf(report: AuditReport): AuditRun {
  const { auditedAt, complete, headline, findings, coverage } = report;
  const { total, ungrounded, unknown, score } = coverage.workflows;
  return {
    id: runIdOf(auditedAt),
    auditedAt,
    complete,
    headline,
    errors: countOf(findings, 'error'),
    warnings: countOf(findings, 'warning'),
    notes: countOf(findings, 'note'),
    workflows: { total, ungrounded, unknown, score },
    sends: coverage.sends === null ? null : sendsOf(coverage.sends),
  };
}

function countOf(findings: readonly Finding[], wanted: Severity): number {
  return findings.filter(({ severity, suppressed }) => severity === wanted && suppressed === null).length;
}

function sendsOf({ total, ungrounded, unsubscribes, score }: SendsCoverage): NonNullable<AuditRun['sends']> {
  return {
    total,
    ungrounded,
    unsubscribed: unsubscribes.total,
    unsubscribedUngrounded: unsubscribes.ungrounded,
    score,
  };
}

import type { AuditReport, Finding, WorkflowEntry } from '../../core/contract/audit-report.ts';

const COLUMNS = [
  'id',
  'name',
  'object_type_id',
  'is_enabled',
  'class',
  'class_reason',
  'grounding',
  'grounding_reason',
  'hypotheses',
  'emails_30_days',
  'unsubscribed_30_days',
  'findings',
  'messages',
] as const;

/** One row a workflow (RFC 4180: CRLF, quotes doubled), findings that count joined by “; ”. Not known is empty. */
export function auditCsv(report: AuditReport): string {
  const findings = new Map<string, Finding[]>();
  for (const finding of report.findings) {
    if (finding.suppressed !== null || finding.asset.kind !== 'workflow') continue;
    findings.set(finding.asset.id, [...(findings.get(finding.asset.id) ?? []), finding]);
  }
  const rows = report.workflows.map((entry) => cellsOf(entry, findings.get(entry.id) ?? []));
  return [[...COLUMNS], ...rows].map((cells) => `${cells.map(quote).join(',')}\r\n`).join('');
}

function cellsOf(entry: WorkflowEntry, findings: readonly Finding[]): string[] {
  return [
    entry.id,
    entry.name,
    entry.objectTypeId ?? '',
    entry.isEnabled === null ? '' : String(entry.isEnabled),
    entry.class ?? '',
    entry.classReason,
    entry.grounding,
    entry.groundingReason,
    entry.via.map(({ hypothesisId }) => hypothesisId).join('; '),
    entry.sent === null ? '' : String(entry.sent),
    entry.unsubscribed === null ? '' : String(entry.unsubscribed),
    findings.map(({ ruleId }) => ruleId).join('; '),
    findings.map(({ message }) => message).join('; '),
  ];
}

/** A leading = + - @ would be run as a formula by a spreadsheet, so an apostrophe goes before it. */
function quote(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

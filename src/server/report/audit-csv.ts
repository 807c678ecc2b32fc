import type { AuditReport, Finding, WorkflowEntry } from '../../core/contract/audit-report.ts';

type Cell = string | number | boolean | null;

/** A column with what it holds; docs/reports.md explains each. */
type Column<Row> = readonly [string, (row: Row) => Cell];

interface WorkflowRow {
  entry: WorkflowEntry;
  findings: readonly Finding[];
}

const WORKFLOW_COLUMNS: readonly Column<WorkflowRow>[] = [
  ['id', ({ entry }) => entry.id],
  ['name', ({ entry }) => entry.name],
  ['object_type_id', ({ entry }) => entry.objectTypeId],
  ['is_enabled', ({ entry }) => entry.isEnabled],
  ['class', ({ entry }) => entry.class],
  ['class_reason', ({ entry }) => entry.classReason],
  ['grounding', ({ entry }) => entry.grounding],
  ['grounding_reason', ({ entry }) => entry.groundingReason],
  ['hypotheses', ({ entry }) => entry.via.map(({ hypothesisId }) => hypothesisId).join('; ')],
  ['entry', ({ entry }) => entry.entry.join('; or ')],
  [
    'messages',
    ({ entry }) =>
      entry.messages
        .map(({ channel, name, contentId }) => `${channel} ${name ?? contentId ?? ''}`.trim())
        .join('; '),
  ],
  ['last_message_day', ({ entry }) => entry.lastMessageDay],
  ['emails_30_days', ({ entry }) => entry.sent],
  ['unsubscribed_30_days', ({ entry }) => entry.unsubscribed],
  ['findings', ({ findings }) => findings.map(({ ruleId }) => ruleId).join('; ')],
  ['messages_of_findings', ({ findings }) => findings.map(({ message }) => message).join('; ')],
];

const FINDING_COLUMNS: readonly Column<Finding>[] = [
  ['fingerprint', ({ fingerprint }) => fingerprint],
  ['rule', ({ ruleId }) => ruleId],
  ['severity', ({ severity }) => severity],
  ['asset_kind', ({ asset }) => asset.kind],
  ['asset_id', ({ asset }) => asset.id],
  ['asset_name', ({ asset }) => asset.name],
  ['message', ({ message }) => message],
  ['question', ({ question }) => question],
  [
    'evidence',
    ({ evidence }) => evidence.map(({ kind, id, path, text }) => `${kind} ${id} ${path}: ${text}`).join('; '),
  ],
  ['suppressed_by', ({ suppressed }) => suppressed?.by ?? null],
  ['suppressed_reason', ({ suppressed }) => suppressed?.reason ?? null],
  ['suppressed_until', ({ suppressed }) => suppressed?.until ?? null],
  ['grace_until', ({ graceUntil }) => graceUntil],
];

/** A row a workflow, with the findings that count joined by “; ”. */
export function auditCsv(report: AuditReport): string {
  const findings = new Map<string, Finding[]>();
  for (const finding of report.findings) {
    if (finding.suppressed !== null || finding.asset.kind !== 'workflow') continue;
    const own = findings.get(finding.asset.id);
    if (own === undefined) findings.set(finding.asset.id, [finding]);
    else own.push(finding);
  }
  const rows = report.workflows.map((entry) => ({ entry, findings: findings.get(entry.id) ?? [] }));
  return csv(WORKFLOW_COLUMNS, rows);
}

/** A row a finding, also those that do not count, which say why. */
export function findingsCsv(report: AuditReport): string {
  return csv(FINDING_COLUMNS, report.findings);
}

/**
 * RFC 4180: CRLF, quotes doubled; what is not known is empty. It begins with a byte order mark, without which Excel
 * takes UTF-8 for the local code page and spoils every name that is not ASCII; other readers skip it.
 */
function csv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map(([name]) => name),
    ...rows.map((row) => columns.map(([, pick]) => cellText(pick(row)))),
  ];
  return `\ufeff${lines.map((cells) => `${cells.map(quote).join(',')}\r\n`).join('')}`;
}

function cellText(cell: Cell): string {
  return cell === null ? '' : String(cell);
}

/** A leading = + - @, tab or carriage return would be run as a formula by a spreadsheet, so an apostrophe goes before it. */
function quote(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

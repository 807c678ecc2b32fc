import type { WorkflowEntry } from '../../core/contract/audit-entry.ts';
import type { Finding } from '../../core/contract/audit-finding.ts';
import type { AuditReport } from '../../core/contract/audit-report.ts';
import { unreadEntry } from '../../core/grounding/assemble-report.ts';

type Cell = string | number | boolean | null;

/** A column with what it holds. */
type Column<Row> = readonly [string, (row: Row) => Cell];

interface WorkflowRow {
  entry: WorkflowEntry;
  findings: readonly Finding[];
  /** Rules that cannot judge this workflow, and those that gave no answer at all. */
  notTold: readonly string[];
}

/** A finding, or what stands in its place where there is no telling. */
interface FindingRow {
  kind: 'finding' | 'could_not_judge' | 'could_not_read' | 'rule_crashed';
  ruleId: string | null;
  asset: { kind: string; id: string; name: string } | null;
  message: string;
  finding: Finding | null;
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
  ['could_not_judge', ({ notTold }) => notTold.join('; ')],
];

const FINDING_COLUMNS: readonly Column<FindingRow>[] = [
  ['kind', ({ kind }) => kind],
  ['fingerprint', ({ finding }) => finding?.fingerprint ?? null],
  ['rule', ({ ruleId }) => ruleId],
  ['severity', ({ finding }) => finding?.severity ?? null],
  ['asset_kind', ({ asset }) => asset?.kind ?? null],
  ['asset_id', ({ asset }) => asset?.id ?? null],
  ['asset_name', ({ asset }) => asset?.name ?? null],
  ['message', ({ message }) => message],
  ['question', ({ finding }) => finding?.question ?? null],
  [
    'evidence',
    ({ finding }) =>
      finding?.evidence.map(({ kind, id, path, text }) => `${kind} ${id} ${path}: ${text}`).join('; ') ??
      null,
  ],
  ['suppressed_by', ({ finding }) => finding?.suppressed?.by ?? null],
  ['suppressed_reason', ({ finding }) => finding?.suppressed?.reason ?? null],
  ['suppressed_until', ({ finding }) => finding?.suppressed?.until ?? null],
  ['grace_until', ({ finding }) => finding?.graceUntil ?? null],
];

/**
 * A row a workflow, with the findings that count joined by “; ”, and the rules that could not judge it. An account that
 * would not list its workflows has one row that says so: a file without rows would read as “none”.
 */
export function auditCsv(report: AuditReport): string {
  const findings = byWorkflow(report.findings.filter(({ suppressed }) => suppressed === null));
  const unknowns = byWorkflow(report.unknowns);
  const crashed = report.crashes.map(({ ruleId }) => `${ruleId} (no answer)`);
  const rows = [...report.workflows, ...refusedRows(report)].map((entry) => ({
    entry,
    findings: findings.get(entry.id) ?? [],
    notTold: [...new Set((unknowns.get(entry.id) ?? []).map(({ ruleId }) => ruleId)), ...crashed],
  }));
  return csv(WORKFLOW_COLUMNS, rows);
}

function byWorkflow<Item extends Pick<Finding, 'asset'>>(items: readonly Item[]): Map<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const item of items) {
    if (item.asset.kind !== 'workflow') continue;
    const own = found.get(item.asset.id);
    if (own === undefined) found.set(item.asset.id, [item]);
    else own.push(item);
  }
  return found;
}

function refusedRows({ unreadable }: AuditReport): WorkflowEntry[] {
  const name = 'All workflows of the account';
  const nothing = { code: 'refused', isEnabled: null, objectTypeId: null };
  return unreadable
    .filter(({ kind }) => kind === 'portal')
    .map(({ kind, id, reason }) => unreadEntry({ ...nothing, kind, id, name, message: reason }));
}

/** A row a finding, also those that do not count, which say why; then everything of which there is no telling. */
export function findingsCsv({ findings, unknowns, unreadable, crashes }: AuditReport): string {
  const rows: FindingRow[] = [
    ...findings.map((finding) => ({ kind: 'finding' as const, ...finding, finding })),
    ...unknowns.map(({ ruleId, asset, reason }) => ({
      ...{ kind: 'could_not_judge' as const, ruleId, asset, message: reason, finding: null },
    })),
    ...unreadable.map(({ kind, id, name, reason }) => ({
      ...{ kind: 'could_not_read' as const, ruleId: null, message: reason, finding: null },
      asset: { kind, id, name: name ?? id },
    })),
    ...crashes.map(({ ruleId, message }) => ({
      ...{ kind: 'rule_crashed' as const, ruleId, asset: null, message, finding: null },
    })),
  ];
  return csv(FINDING_COLUMNS, rows);
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

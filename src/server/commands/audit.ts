import type { AuditReport, Finding } from '../../core/contract/audit-report.ts';
import type { Severity } from '../../core/hypotheses/lint-report.ts';
import { auditCsv } from '../report/audit-csv.ts';
import { auditJson } from '../report/audit-json.ts';
import { auditSarif } from '../report/audit-sarif.ts';
import { auditTable } from '../report/audit-table.ts';
import { auditAccount, auditFiles, type AuditSource } from './audit-source.ts';
import { writeBacklog } from './backlog.ts';
import { writeTextFile } from './files.ts';
import { EXIT, type Shell } from './shell.ts';

export interface AuditOptions extends AuditSource {
  format: 'table' | 'json' | 'csv' | 'sarif';
  output?: string;
  failOn: Severity | 'never';
  updateBacklog?: true;
  strict?: true;
}

/**
 * Exit 1 when a finding that counts is at least as severe as `--fail-on`; 2 when nothing could be read, or with
 * `--strict` when anything could not be.
 */
export async function auditCommand(shell: Shell, options: AuditOptions): Promise<number> {
  const backlogFile = options.backlog ?? options.baseline;
  const source = { ...options, ...(backlogFile === undefined ? {} : { backlog: backlogFile }) };
  const { report, uiDomain } = await (options.flows === undefined
    ? auditAccount(shell, source)
    : auditFiles(shell, { ...source, flows: options.flows }));
  const text = render(report, options.format, { shell, uiDomain, toFile: options.output !== undefined });
  if (options.output === undefined) shell.out(text);
  else await writeTextFile(options.output, text);
  if (options.updateBacklog === true) await writeBacklog(shell, backlogFile, report);
  return exitCode(report, options);
}

function render(
  report: AuditReport,
  format: AuditOptions['format'],
  { shell, uiDomain, toFile }: { shell: Shell; uiDomain: string | null; toFile: boolean },
): string {
  switch (format) {
    case 'json':
      return auditJson(report);
    case 'csv':
      return auditCsv(report);
    case 'sarif':
      return auditSarif(report);
    case 'table':
      return auditTable(report, { colour: shell.colour && !toFile, width: shell.width, uiDomain });
  }
}

function exitCode(report: AuditReport, options: AuditOptions): number {
  const hasReadNothing =
    report.workflows.every(({ grounding }) => grounding === 'unknown') && !report.complete;
  if (hasReadNothing || (options.strict === true && !report.complete)) return EXIT.failed;
  return report.findings.some((finding) => counts(finding, options.failOn)) ? EXIT.found : EXIT.clean;
}

const RANK: Record<Severity, number> = { note: 0, warning: 1, error: 2 };

function counts(finding: Finding, failOn: AuditOptions['failOn']): boolean {
  if (failOn === 'never' || finding.suppressed !== null) return false;
  return RANK[finding.severity] >= RANK[failOn];
}

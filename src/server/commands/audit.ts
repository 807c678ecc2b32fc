import type { Finding } from '../../core/contract/audit-finding.ts';
import type { AuditReport } from '../../core/contract/audit-report.ts';
import type { Severity } from '../../core/hypotheses/lint-report.ts';
import { Fault } from '../../core/fault.ts';
import { auditSnapshot } from './audit-snapshot.ts';
import { auditAccount, auditFiles, type Audited, type AuditSource } from './audit-source.ts';
import { writeBacklog } from './backlog.ts';
import { printOrWrite } from './files.ts';
import { logoIn, renderAudit, type Look } from './render-audit.ts';
import { EXIT, type Shell } from './shell.ts';

export interface AuditOptions extends AuditSource {
  /** Another name for `backlog`. */
  baseline?: string;
  format: Look['format'];
  /** Heading and logo of the HTML format. */
  title?: string;
  logo?: string;
  output?: string;
  failOn: Severity | 'never';
  strict?: true;
}

/**
 * Exit 1 when a finding that counts is at least as severe as `--fail-on`; 2 when no workflow could be read, or with
 * `--strict` when anything could not be. What `--update-backlog` has just frozen does not count any more.
 */
export async function auditCommand(shell: Shell, given: AuditOptions): Promise<number> {
  const { baseline, ...rest } = given;
  const options = baseline === undefined ? rest : { ...rest, backlog: baseline };
  const { format, output, backlog, updateBacklog } = options;
  if (updateBacklog === true && backlog === undefined) throw noBacklogFile();
  const logo = options.logo === undefined ? null : await logoIn(options.logo, format);
  const audited = await auditedFrom(shell, options);
  const { report } = audited;
  const look = { format, title: options.title ?? null, logo, isFile: output !== undefined };
  await printOrWrite(shell, renderAudit(shell, audited, look), output);
  if (updateBacklog === true && backlog !== undefined) await writeBacklog(shell, backlog, report);
  return exitCode(shell, report, options);
}

function auditedFrom(shell: Shell, options: AuditSource): Promise<Audited> {
  const { flows, snapshot } = options;
  if (snapshot !== undefined) return auditSnapshot(shell, { ...options, snapshot });
  return flows === undefined ? auditAccount(shell, options) : auditFiles(shell, { ...options, flows });
}

function noBacklogFile(): Fault {
  return new Fault('backlog_unnamed', '--update-backlog needs --backlog <file>.', 'Name the file to write.');
}

function exitCode(shell: Shell, report: AuditReport, options: AuditOptions): number {
  const failure = failureOf(report, options);
  if (failure !== null) {
    const [unread] = report.unreadable;
    shell.note(`groundwork: ${failure}${unread === undefined ? '' : `: ${unread.reason}`}`);
    return EXIT.failed;
  }
  if (options.updateBacklog === true) return EXIT.clean;
  return report.findings.some((finding) => counts(finding, options.failOn)) ? EXIT.found : EXIT.clean;
}

function failureOf(report: AuditReport, { strict }: AuditOptions): string | null {
  if (isNothingRead(report)) return 'no workflow could be read';
  if (strict === true && !report.complete) return 'the audit is incomplete, which --strict does not let pass';
  return null;
}

/** An account without workflows has been read; one that refuses them, or all of whose workflows are closed, has not. */
function isNothingRead({ workflows, unreadable }: AuditReport): boolean {
  const isRefused = unreadable.some(({ kind }) => kind !== 'list');
  return isRefused && workflows.every(({ grounding }) => grounding === 'unknown');
}

const RANK: Record<Severity, number> = { note: 0, warning: 1, error: 2 };

function counts(finding: Finding, failOn: AuditOptions['failOn']): boolean {
  if (failOn === 'never' || finding.suppressed !== null) return false;
  return RANK[finding.severity] >= RANK[failOn];
}

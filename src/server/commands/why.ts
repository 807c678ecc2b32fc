import { AuditReport } from '../../core/contract/audit-report.ts';
import { whyOf } from '../../core/explain/why/why.ts';
import { Fault } from '../../core/fault.ts';
import { whyTable } from '../report/why-table.ts';
import { withAccount } from './account.ts';
import { readYamlFile } from './files.ts';
import { EXIT, type Shell } from './shell.ts';

interface WhyOptions {
  report?: string;
  format: 'table' | 'json';
  sandbox?: true;
}

/** Answers from the latest audit of the account, or from a report that was written as JSON. */
export async function whyCommand(
  shell: Shell,
  kind: 'workflow' | 'segment',
  id: string,
  { report: path, format, sandbox }: WhyOptions,
): Promise<number> {
  const report = path === undefined ? await latest(shell, sandbox) : await reportIn(path);
  const why = whyOf(report, kind === 'segment' ? 'list' : kind, id);
  if (why === null) {
    const message = `The audit of ${report.auditedAt} knows no ${kind} ${id}.`;
    throw new Fault('not_found', message, 'Check the id, or audit again if it is new.');
  }
  const { colour, width } = shell;
  shell.out(format === 'json' ? JSON.stringify(why, null, 2) : whyTable(why, { colour, width }));
  return EXIT.clean;
}

async function latest(shell: Shell, sandbox: true | undefined): Promise<AuditReport> {
  const report = await withAccount(shell, { mode: 'read', sandbox }, ({ store, portalId }) =>
    store.audits.latest(portalId),
  );
  if (report !== null) return report;
  throw new Fault('not_audited', 'This account has not been audited yet.', 'Audit it first: audit');
}

async function reportIn(path: string): Promise<AuditReport> {
  const read = AuditReport.safeParse(await readYamlFile(path));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const message = `${path} is no report of an audit: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`;
  throw new Fault('report_invalid', message.trim(), 'Write one with: audit --format json --output <file>');
}

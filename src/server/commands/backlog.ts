import * as z from 'zod';
import type { AuditReport } from '../../core/contract/audit-report.ts';
import { Fault } from '../../core/fault.ts';
import { readYamlFile, writeTextFile } from './files.ts';
import type { Shell } from './shell.ts';

const Backlog = z.strictObject({
  schema: z.literal('groundwork.backlog/1'),
  /** Fingerprint → what it stands for, so that people can read the file. */
  findings: z.record(z.string(), z.string()),
});

/** Fingerprints in a backlog file. Throws `backlog_invalid` or `file_…`. */
export async function readBacklog(path: string): Promise<string[]> {
  const parsed = Backlog.safeParse(await readYamlFile(path));
  if (parsed.success) return Object.keys(parsed.data.findings);
  const [issue] = parsed.error.issues;
  throw new Fault(
    'backlog_invalid',
    `${path} is not a backlog file: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
    'Make a new one with: audit --backlog <file> --update-backlog',
  );
}

/** Freezes the findings of a report: they do not count again while nothing about them changes. */
export async function writeBacklog(
  shell: Shell,
  path: string | undefined,
  report: AuditReport,
): Promise<void> {
  if (path === undefined) {
    throw new Fault('backlog_unnamed', '--update-backlog needs --backlog <file>.', 'Name the file to write.');
  }
  const muted = report.findings.filter((finding) => finding.suppressed?.by === 'mute');
  const kept = report.findings.filter((finding) => !muted.includes(finding));
  const findings = Object.fromEntries(
    kept.map(({ fingerprint, ruleId, asset }) => [fingerprint, `${ruleId} ${asset.name}`]),
  );
  const backlog: z.infer<typeof Backlog> = { schema: 'groundwork.backlog/1', findings };
  await writeTextFile(path, JSON.stringify(backlog, null, 2));
  shell.note(`${kept.length} findings written to ${path}; only what is new will count.`);
}

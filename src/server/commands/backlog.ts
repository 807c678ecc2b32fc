import { existsSync } from 'node:fs';
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

/** Fingerprints in a backlog file. Throws `backlog_missing`, `backlog_invalid` or `file_…`. */
export async function readBacklog(path: string): Promise<string[]> {
  if (!existsSync(path)) {
    throw new Fault(
      'backlog_missing',
      `There is no backlog file at ${path}.`,
      'Make it with --update-backlog.',
    );
  }
  const parsed = Backlog.safeParse(await readYamlFile(path));
  if (parsed.success) return Object.keys(parsed.data.findings);
  const [issue] = parsed.error.issues;
  throw new Fault(
    'backlog_invalid',
    `${path} is not a backlog file: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
    'Delete it and make a new one with --update-backlog.',
  );
}

/** Freezes the findings of a report: they do not count again while nothing about them changes. */
export async function writeBacklog(shell: Shell, path: string, report: AuditReport): Promise<void> {
  const kept = report.findings.filter(({ suppressed }) => suppressed?.by !== 'mute');
  const findings = Object.fromEntries(
    kept.map(({ fingerprint, ruleId, asset }) => [fingerprint, `${ruleId} ${asset.name}`]),
  );
  const backlog: z.infer<typeof Backlog> = { schema: 'groundwork.backlog/1', findings };
  await writeTextFile(path, JSON.stringify(backlog, null, 2));
  const what = kept.length === 1 ? '1 finding' : `${kept.length} findings`;
  shell.note(`${what} written to ${path}; from here on only what is new counts.`);
}

import { existsSync } from 'node:fs';
import * as z from 'zod';
import type { AuditReport } from '../../core/contract/audit-report.ts';
import { BacklogEntry } from '../../core/contract/backlog.ts';
import { backlogFrom, type BacklogInUse } from '../../core/grounding/triage/backlog.ts';
import { Fault } from '../../core/fault.ts';
import { Instant } from '../../core/time.ts';
import { readYamlFile, writeTextFile } from './files.ts';
import type { Shell } from './shell.ts';

const Found = z.strictObject({ rule: z.string(), asset: BacklogEntry.shape.asset });

/** Files of the first form say only in words what stands behind a fingerprint: “SG101 Newsletter”. */
const InWords = z.string().transform((text): z.infer<typeof Found> => {
  const [rule = '', ...name] = text.split(' ');
  return { rule, asset: { kind: 'portal', id: '', name: name.join(' ') } };
});

const BacklogFile = z.strictObject({
  schema: z.literal('groundwork.backlog/1'),
  at: z.optional(Instant),
  findings: z.record(z.string(), z.union([Found, InWords])),
});

/** The backlog in a file. Throws `backlog_missing`, `backlog_invalid` or `file_…`. */
export async function readBacklog(path: string): Promise<BacklogInUse> {
  if (!existsSync(path)) {
    throw new Fault(
      'backlog_missing',
      `There is no backlog file at ${path}.`,
      'Make it with --update-backlog.',
    );
  }
  const parsed = BacklogFile.safeParse(await readYamlFile(path));
  if (!parsed.success) throw invalid(path, parsed.error);
  const { at = null, findings } = parsed.data;
  const entries = Object.entries(findings).map(([fingerprint, { rule, asset }]) => ({
    fingerprint,
    ruleId: rule,
    asset,
  }));
  return { source: 'file', at, by: null, entries };
}

/** Freezes the findings of a report: they do not count again while nothing about them changes. */
export async function writeBacklog(shell: Shell, path: string, report: AuditReport): Promise<void> {
  const { at, entries } = backlogFrom(report.findings, { at: Date.parse(report.auditedAt), by: 'cli' });
  const findings = Object.fromEntries(
    entries.map(({ fingerprint, ruleId, asset }) => [fingerprint, { rule: ruleId, asset }]),
  );
  const file: z.input<typeof BacklogFile> = {
    schema: 'groundwork.backlog/1',
    ...(at === null ? {} : { at }),
    findings,
  };
  await writeTextFile(path, JSON.stringify(file, null, 2));
  const what = entries.length === 1 ? '1 finding' : `${entries.length} findings`;
  shell.note(`${what} written to ${path}; from here on only what is new counts.`);
}

function invalid(path: string, error: z.ZodError): Fault {
  const [issue] = error.issues;
  return new Fault(
    'backlog_invalid',
    `${path} is not a backlog file: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
    'Delete it and make a new one with --update-backlog.',
  );
}

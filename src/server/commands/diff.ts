import type { DiffReport } from '../../core/contract/diff-report.ts';
import { objectTypesOfPresets } from '../../core/hypotheses/hypotheses-file.ts';
import { differenceOf } from '../../core/hypotheses/file/difference.ts';
import { diffTable } from '../report/diff-table.ts';
import { withAccount } from './account.ts';
import { hypothesesForAccount, hypothesesIn } from './hypotheses-in.ts';
import { EXIT, type Shell } from './shell.ts';
import { readYamlLines } from './yaml-file.ts';

interface DiffOptions {
  against?: string;
  format: 'table' | 'json';
  sandbox?: true;
}

/** How a file differs from the account, or from another file; changes neither. Exit 1 where they differ. */
export async function diffCommand(shell: Shell, path: string, options: DiffOptions): Promise<number> {
  const { against, format } = options;
  const report =
    against === undefined
      ? await besideAccount(shell, path, options)
      : await besideFile(shell, path, against);
  shell.out(format === 'json' ? JSON.stringify(report, null, 2) : diffTable(report, shell));
  return report.hypotheses.length + report.judgements.length > 0 ? EXIT.found : EXIT.clean;
}

async function besideAccount(shell: Shell, path: string, { sandbox }: DiffOptions): Promise<DiffReport> {
  const written = await readYamlLines(path);
  // Outcomes written as presets are looked up among the properties that HubSpot has.
  const mode = objectTypesOfPresets(written.data).length > 0 ? 'read_hubspot' : 'read';
  return withAccount(shell, { mode, sandbox }, async (account) => {
    const { store, portalId } = account;
    const file = await hypothesesForAccount(account, written, 'drafts');
    const hypotheses = await store.hypotheses.list(portalId);
    const judgements = await store.judgements.all(portalId);
    return { other: { kind: 'portal', portalId }, ...differenceOf(file, { hypotheses, judgements }) };
  });
}

async function besideFile(shell: Shell, path: string, against: string): Promise<DiffReport> {
  const now = shell.now();
  const difference = differenceOf(await hypothesesIn(path, now), await hypothesesIn(against, now));
  return { other: { kind: 'file', path: against }, ...difference };
}

import { importHypotheses, type ImportReport } from '../use-cases/exchange/import-hypotheses.ts';
import { withAccount } from './account.ts';
import { hypothesesForAccount } from './hypotheses-in.ts';
import { EXIT, type Shell } from './shell.ts';
import { readYamlLines } from './yaml-file.ts';

interface ImportOptions {
  restore?: true;
  sandbox?: true;
}

/** Exit 1 when a started hypothesis of the file differs from the stored one and stayed as it is. */
export async function importCommand(shell: Shell, path: string, options: ImportOptions): Promise<number> {
  const file = await readYamlLines(path);
  const report = await withAccount(shell, { mode: 'write', sandbox: options.sandbox }, async (account) => {
    const trust = options.restore === true ? 'restore' : 'drafts';
    return importHypotheses(account, account.portalId, await hypothesesForAccount(account, file, trust));
  });
  shell.out(describe(report));
  return report.refused.length > 0 ? EXIT.found : EXIT.clean;
}

function describe({ created, revised, unchanged, refused, judgements }: ImportReport): string {
  return [
    ...line(created.length, 'new'),
    ...line(revised.length, 'revised'),
    ...line(unchanged.length, 'unchanged'),
    ...created.map((id) => `  start it with: groundwork start ${id}`),
    ...refused.map(({ id, title, reason }) => `  left as it is: “${title}” (${id}). ${reason}`),
    `${judgements} new among attachments, exemptions, classes, answers, contradictions and mutes`,
  ].join('\n');
}

function line(count: number, what: string): string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? 'hypothesis' : 'hypotheses'} ${what}`];
}

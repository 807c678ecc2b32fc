import { stringify } from 'yaml';
import { exportHypotheses } from '../use-cases/exchange/export-hypotheses.ts';
import { withAccount } from './account.ts';
import { writeTextFile } from './files.ts';
import { EXIT, type Shell } from './shell.ts';

interface ExportOptions {
  output?: string;
  sandbox?: true;
}

export async function exportCommand(shell: Shell, options: ExportOptions): Promise<number> {
  const document = await withAccount(
    shell,
    { mode: 'read', sandbox: options.sandbox },
    ({ store, portalId }) => exportHypotheses(store, portalId),
  );
  const text = stringify(document, { lineWidth: 110 });
  if (options.output === undefined) shell.out(text);
  else await writeTextFile(options.output, text);
  return EXIT.clean;
}

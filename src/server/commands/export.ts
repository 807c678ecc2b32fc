import { stringify } from 'yaml';
import type { Store } from '../store/port/store.ts';
import { exportHypotheses } from '../use-cases/exchange/export-hypotheses.ts';
import { withAccount } from './account.ts';
import { printOrWrite } from './files.ts';
import { EXIT, type Shell } from './shell.ts';

interface ExportOptions {
  output?: string;
  rules?: true;
  sandbox?: true;
}

export async function exportCommand(shell: Shell, options: ExportOptions): Promise<number> {
  const written: (store: Store, portalId: string) => Promise<object> =
    options.rules === true ? rulesOf : exportHypotheses;
  const document = await withAccount(
    shell,
    { mode: 'read', sandbox: options.sandbox },
    ({ store, portalId }) => written(store, portalId),
  );
  await printOrWrite(shell, stringify(document, { lineWidth: 110 }), options.output);
  return EXIT.clean;
}

/** What editors set for rules, as a `groundwork.yaml`; there it goes before what is set in the account. */
async function rulesOf({ portals }: Store, portalId: string) {
  return { portalId, rules: (await portals.get(portalId))?.rules ?? {} };
}

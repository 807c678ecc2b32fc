import { objectTypesOfPresets } from '../../core/hypotheses/hypotheses-file.ts';
import type { PropertyDefinition } from '../hubspot/port.ts';
import { importHypotheses, type ImportReport } from '../use-cases/exchange/import-hypotheses.ts';
import { withAccount } from './account.ts';
import { hypothesesOf } from './hypotheses-in.ts';
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
    const known = new Map<string, PropertyDefinition[]>();
    for (const type of objectTypesOfPresets(file.data))
      known.set(type, await account.hubspot.properties.list(type));
    const propertiesOf = (objectTypeId: string) => known.get(objectTypeId) ?? null;
    const reading = { now: account.now(), by: 'cli', trust, propertiesOf } as const;
    return importHypotheses(account, account.portalId, hypothesesOf(path, file, reading));
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
    `${judgements} attachments, exemptions, classes and mutes taken in`,
  ].join('\n');
}

function line(count: number, what: string): string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? 'hypothesis' : 'hypotheses'} ${what}`];
}

import { existsSync } from 'node:fs';
import { noConfig, readAuditConfig, type AuditConfig } from '../../core/grounding/config/audit-config.ts';
import type { ConfigProblem } from '../../core/grounding/config/settings.ts';
import { Fault } from '../../core/fault.ts';
import { readYamlLines } from './yaml-file.ts';

/** Looked for in the working folder where no file is named. */
const USUAL = 'groundwork.yaml';

/**
 * What the settings file says: the one that is named, else `groundwork.yaml` of the working folder, else nothing.
 * Throws `file_unreadable`, `file_not_yaml`, or `config_invalid` with every problem at its line.
 */
export async function readConfigFile(named: string | undefined, now: number): Promise<AuditConfig> {
  const path = named ?? (existsSync(USUAL) ? USUAL : undefined);
  if (path === undefined) return noConfig();
  const { data, lineOf } = await readYamlLines(path);
  const read = readAuditConfig(data, { now });
  if (read.ok) return read.value;
  const places = read.problems.map((problem) => `${path}:${lineOf(problem.path)}: ${wordsOf(problem)}`);
  throw new Fault('config_invalid', places.join('\n'), 'Mend these places; nothing was audited.');
}

/** A file about another account would silence findings it was not written for. */
export function checkAccount({ portalId }: AuditConfig, audited: string): void {
  if (portalId === null || portalId === audited) return;
  throw new Fault(
    'other_account',
    `The settings file is about account ${portalId}, and this is account ${audited}.`,
    'Name the file of this account with --config <file>.',
  );
}

function wordsOf({ path, message }: ConfigProblem): string {
  const place = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
  return message.startsWith('There is no rule') ? message : `${place.replace(/^\./, '')} ${message}`.trim();
}

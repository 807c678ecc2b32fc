import { existsSync } from 'node:fs';
import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import { noConfig, readAuditConfig, type AuditConfig } from '../../core/grounding/audit-config.ts';
import type { ConfigProblem } from '../../core/grounding/settings.ts';
import { Fault } from '../../core/fault.ts';
import { notYaml, readTextFile } from './files.ts';

/** Looked for in the working folder where no file is named. */
const USUAL = 'groundwork.yaml';

/**
 * What the settings file says: the one that is named, else `groundwork.yaml` of the working folder, else nothing.
 * Throws `file_unreadable`, `file_not_yaml`, or `config_invalid` with every problem at its line.
 */
export async function readConfigFile(named: string | undefined, now: number): Promise<AuditConfig> {
  const path = named ?? (existsSync(USUAL) ? USUAL : undefined);
  if (path === undefined) return noConfig();
  const lines = new LineCounter();
  const document = parseDocument(await readTextFile(path), { lineCounter: lines });
  const [broken] = document.errors;
  if (broken !== undefined) throw notYaml(path, broken);
  const read = readAuditConfig(document.toJS(), { now });
  if (read.ok) return read.value;
  const places = read.problems.map((problem) => {
    const line = lines.linePos(offsetOf(document.contents, problem.path)).line;
    return `${path}:${line}: ${wordsOf(problem)}`;
  });
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

/** Where a path leads in the text; a key that is not there is looked for at what it should be in. */
function offsetOf(node: Node | null, path: ConfigProblem['path']): number {
  const start = node?.range?.[0] ?? 0;
  const [key, ...rest] = path;
  if (key === undefined) return start;
  if (isSeq(node)) {
    const item = node.items[Number(key)];
    return isNode(item) ? offsetOf(item, rest) : start;
  }
  if (!isMap(node)) return start;
  const pair = node.items.find(
    (one) => isPair(one) && isScalar(one.key) && String(one.key.value) === String(key),
  );
  if (pair === undefined || !isScalar(pair.key)) return start;
  const ownStart = pair.key.range?.[0] ?? start;
  return rest.length > 0 && isNode(pair.value) ? offsetOf(pair.value, rest) : ownStart;
}

function isNode(value: unknown): value is Node {
  return isMap(value) || isSeq(value) || isScalar(value);
}

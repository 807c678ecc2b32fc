import { Fault } from '../../core/fault.ts';
import {
  objectTypesOfPresets,
  readHypothesesFile,
  type HypothesesFile,
  type FileTrust,
  type HypothesesReading,
} from '../../core/hypotheses/hypotheses-file.ts';
import type { Account } from '../account.ts';
import type { PropertyDefinition } from '../hubspot/port.ts';
import { accepted } from './accepted.ts';
import { readYamlLines, type YamlFile } from './yaml-file.ts';

/**
 * Hypotheses and judgements of a file the user named, taken as it says. Throws like `readYamlLines`, or what
 * `hypothesesOf` throws.
 */
export async function hypothesesIn(path: string, now: number): Promise<HypothesesFile> {
  return hypothesesOf(await readYamlLines(path), { now, by: 'cli', trust: 'as_written' });
}

/**
 * Hypotheses and judgements of a file as an account takes them: outcomes written as presets become the properties that
 * the account has. Throws what `hypothesesOf` throws, or a `hubspot_…` fault.
 */
export async function hypothesesForAccount(
  { hubspot, now }: Pick<Account, 'hubspot' | 'now'>,
  file: YamlFile,
  trust: FileTrust,
): Promise<HypothesesFile> {
  const known = new Map<string, PropertyDefinition[]>();
  for (const type of objectTypesOfPresets(file.data)) known.set(type, await hubspot.properties.list(type));
  const propertiesOf = (objectTypeId: string) => known.get(objectTypeId) ?? null;
  return hypothesesOf(file, { now: now(), by: 'cli', trust, propertiesOf });
}

/** Hypotheses of a file that has been read. Throws `invalid_file` with every problem at its line, or `broken_seal`. */
function hypothesesOf({ path, data, lineOf }: YamlFile, reading: HypothesesReading): HypothesesFile {
  const read = readHypothesesFile(data, reading);
  if (read.ok || read.problems.length === 0) return accepted(read, path);
  const places = read.problems.map((problem) => {
    const words =
      problem.path === '' ? `The document ${problem.message}` : `${problem.path} ${problem.message}`;
    return `${path}:${lineOf(keysOf(problem.path))}: ${words}`;
  });
  throw new Fault(read.reason, places.join('\n'), read.hint);
}

/** `hypotheses[2].prediction.target` as the keys that lead there. */
function keysOf(path: string): (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, key]) =>
    index === undefined ? (key ?? '') : Number(index),
  );
}

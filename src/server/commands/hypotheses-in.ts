import { Fault } from '../../core/fault.ts';
import {
  readHypothesesFile,
  type HypothesesFile,
  type HypothesesReading,
} from '../../core/hypotheses/hypotheses-file.ts';
import { accepted } from './accepted.ts';
import { readYamlLines, type YamlFile } from './yaml-file.ts';

/**
 * Hypotheses and judgements of a file the user named, taken as it says. Throws like `readYamlLines`, or what
 * `hypothesesOf` throws.
 */
export async function hypothesesIn(path: string, now: number): Promise<HypothesesFile> {
  return hypothesesOf(path, await readYamlLines(path), { now, by: 'cli', trust: 'as_written' });
}

/** Hypotheses of a file that has been read. Throws `invalid_file` with every problem at its line, or `broken_seal`. */
export function hypothesesOf(path: string, file: YamlFile, reading: HypothesesReading): HypothesesFile {
  const read = readHypothesesFile(file.data, reading);
  if (read.ok || read.problems.length === 0) return accepted(read, path);
  const places = read.problems.map((problem) => {
    const words =
      problem.path === '' ? `The document ${problem.message}` : `${problem.path} ${problem.message}`;
    return `${path}:${file.lineOf(keysOf(problem.path))}: ${words}`;
  });
  throw new Fault(read.reason, places.join('\n'), read.hint);
}

/** `hypotheses[2].prediction.target` as the keys that lead there. */
function keysOf(path: string): (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, key]) =>
    index === undefined ? (key ?? '') : Number(index),
  );
}

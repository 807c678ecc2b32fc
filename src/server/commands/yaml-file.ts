import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import { notYaml, readTextFile } from './files.ts';

type Path = readonly (string | number)[];

export interface YamlFile {
  path: string;
  data: unknown;
  /** Line of what a path leads to, from 1; of a key that is not there, the line of what it should be in. */
  lineOf(path: Path): number;
}

/** Reads YAML (JSON is YAML too) with its lines. Throws like `readTextFile`, or `file_not_yaml` with the place. */
export async function readYamlLines(path: string): Promise<YamlFile> {
  const lines = new LineCounter();
  const document = parseDocument(await readTextFile(path), { lineCounter: lines });
  const [broken] = document.errors;
  if (broken !== undefined) throw notYaml(path, broken);
  const { contents } = document;
  return {
    path,
    data: document.toJS() as unknown,
    lineOf: (place) => lines.linePos(offsetOf(contents, place)).line,
  };
}

function offsetOf(node: Node | null, path: Path): number {
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

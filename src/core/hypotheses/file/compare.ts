import type { ValueChange } from '../../contract/diff-report.ts';
import { canonicalJson } from '../../grounding/workflow/canonical.ts';

/** One thing of a file or of what it is held against: a portal, another file. */
export interface Compared<Item> {
  /** As the file has it; as the other has it where the file lacks it. */
  item: Item;
  /** Null where the other lacks it. */
  inOther: Item | null;
  where: 'only_in_file' | 'only_in_other' | 'changed' | 'same';
  changes: ValueChange[];
}

interface Terms<Item> {
  keyOf: (item: Item) => string;
  /** What of it counts. */
  contentOf: (item: Item) => unknown;
}

/** The items of the file in its order, then what only the other has. */
export function compare<Item>(
  file: readonly Item[],
  other: readonly Item[],
  { keyOf, contentOf }: Terms<Item>,
): Compared<Item>[] {
  const stored = new Map(other.map((item) => [keyOf(item), item]));
  const filed = new Set(file.map(keyOf));
  const given = file.map((item): Compared<Item> => {
    const inOther = stored.get(keyOf(item)) ?? null;
    if (inOther === null) return { item, inOther, where: 'only_in_file', changes: [] };
    const changes = changesBetween(contentOf(inOther), contentOf(item));
    return { item, inOther, where: changes.length > 0 ? 'changed' : 'same', changes };
  });
  const missing = other.filter((item) => !filed.has(keyOf(item)));
  return [
    ...given,
    ...missing.map((item): Compared<Item> => ({
      ...{ item, inOther: item, where: 'only_in_other', changes: [] },
    })),
  ];
}

/** Leaves that differ, by their paths; lists count as leaves. */
function changesBetween(inOther: unknown, inFile: unknown, path = ''): ValueChange[] {
  if (canonicalJson(inOther) === canonicalJson(inFile)) return [];
  if (!isGroup(inOther) || !isGroup(inFile)) {
    return [{ path, inOther: inOther ?? null, inFile: inFile ?? null }];
  }
  const keys = new Set([...Object.keys(inOther), ...Object.keys(inFile)]);
  return [...keys].flatMap((key) =>
    changesBetween(inOther[key], inFile[key], path === '' ? key : `${path}.${key}`),
  );
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

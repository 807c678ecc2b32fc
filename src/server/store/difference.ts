import { isDeepStrictEqual } from 'node:util';

export type Fields = Record<string, unknown>;

/** Differs with every write and says nothing. */
const NOISE = new Set(['version', 'updatedAt']);

/** What differs between two states, each with only those fields; null where nothing does. */
export function difference(
  before: Fields | null,
  after: Fields | null,
): { before: Fields | null; after: Fields | null } | null {
  if (before === null || after === null) return before === after ? null : { before, after };
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const differ = names.filter((name) => !NOISE.has(name) && !isDeepStrictEqual(before[name], after[name]));
  if (differ.length === 0) return null;
  return { before: only(differ, before), after: only(differ, after) };
}

function only(names: readonly string[], fields: Fields): Fields {
  return Object.fromEntries(names.filter((name) => name in fields).map((name) => [name, fields[name]]));
}

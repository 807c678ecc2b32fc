import { isDeepStrictEqual } from 'node:util';
import type * as z from 'zod/mini';
import type { ItemKind } from './item-kind.ts';

/*
 * While a new version is rolled out, the one before works on what it writes. Fields that only the later one knows are set
 * apart when an item is read, so that nothing above the store meets them, and put back when it is written again.
 */

/** Where a field that this version does not know stands in an item, and what it holds. */
interface UnknownField {
  path: readonly PropertyKey[];
  value: unknown;
}

export type UnknownFields = readonly UnknownField[];

/** An item as this version knows it, and what else was stored in it. */
export interface Kept<Item> {
  item: Item;
  unknown: UnknownFields;
}

type Read<Item> = { success: true; data: Kept<Item> } | { success: false; error: z.core.$ZodError };

/** Reads what was stored. Only fields nobody knows are let pass; all else has to fit as what is handed in does. */
export function readKept<Item>(schema: z.ZodMiniType<Item>, stored: unknown): Read<Item> {
  const unknown: UnknownField[] = [];
  let value = stored;
  for (;;) {
    const parsed = schema.safeParse(value);
    if (parsed.success) return { success: true, data: { item: parsed.data, unknown } };
    const paths = unknownPaths(parsed.error);
    if (paths.length === 0) return parsed;
    // What was stored is the caller's; a copy is made only where something is taken out.
    if (value === stored) value = structuredClone(stored);
    for (const path of paths) unknown.push({ path, value: takeOut(value, path) });
  }
}

function unknownPaths({ issues }: z.core.$ZodError): PropertyKey[][] {
  return issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [],
  );
}

/** What an item is stored as that takes the place of another: with the unknown fields of that one. */
export function carriedOver<Item>(
  kind: ItemKind<Item>,
  before: Kept<unknown> | null,
  item: Item,
): Kept<Item> {
  const { isCarried = () => true } = kind;
  const unknown = (before?.unknown ?? []).flatMap(({ path, value }) => {
    const place = isCarried(path) ? placeIn(item, path, before?.item) : null;
    return place === null ? [] : [{ path: place, value }];
  });
  return { item, unknown };
}

/** The item as it is written, with its unknown fields in their places. */
export function wholeOf<Item>({ item, unknown }: Kept<Item>): unknown {
  if (unknown.length === 0) return item;
  const whole = structuredClone(item);
  for (const { path, value } of unknown) {
    const holder = path.slice(0, -1).reduce<unknown>(at, whole);
    if (isObject(holder)) holder[path.at(-1) ?? ''] = value;
  }
  return whole;
}

/** Where in `item` the field is that stood at `path` in `before`; null where what it stood in is not there any more. */
function placeIn(item: unknown, path: readonly PropertyKey[], before: unknown): PropertyKey[] | null {
  const [key, ...rest] = path;
  if (key === undefined || !isObject(item)) return null;
  if (rest.length === 0) return [key];
  const own = Array.isArray(item) && Array.isArray(before) ? indexIn(item, Number(key), before) : key;
  const place = placeIn(at(item, own), rest, at(before, key));
  return place === null ? null : [own, ...place];
}

/** An element goes by what it holds, wherever it stands now; one that was changed by its place, while none came or went. */
function indexIn(items: readonly unknown[], index: number, before: readonly unknown[]): number {
  const isIt = (item: unknown) => isDeepStrictEqual(item, before[index]);
  if (isIt(items[index])) return index;
  const moved = items.findIndex(isIt);
  return moved === -1 && items.length === before.length ? index : moved;
}

function takeOut(value: unknown, path: readonly PropertyKey[]): unknown {
  const holder = path.slice(0, -1).reduce(at, value);
  const key = path.at(-1) ?? '';
  const taken = at(holder, key);
  if (isObject(holder)) Reflect.deleteProperty(holder, key);
  return taken;
}

function at(value: unknown, key: PropertyKey): unknown {
  return isObject(value) ? value[key] : undefined;
}

function isObject(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}

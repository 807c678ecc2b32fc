import { readFile } from 'node:fs/promises';
import { Low, type Adapter } from 'lowdb';
import * as z from 'zod/mini';
import type { Changes } from './draft.ts';
import { fileSignature, replaceFile } from './durable-files.ts';
import { damaged, isMissing, newerFormat, unavailable } from './file-faults.ts';
import { compareText, problems, type ItemKind } from '../item-kind.ts';
import { carriedOver, readKept, wholeOf, type Kept } from '../unknown-fields.ts';
import type { Backing } from './table.ts';

const FORMAT = 1;
const Envelope = z.strictObject({ format: z.int(), items: z.array(z.unknown()) });

interface Document<Item> {
  format: number;
  items: Kept<Item>[];
}

/**
 * A small collection in one JSON file that is written whole. lowdb's own `update` changes memory before the file and
 * does not take it back when the write fails; here the file comes first.
 */
export function documentFile<Item>(path: string, kind: ItemKind<Item>): Backing<Item> {
  const low = new Low<Document<Item>>(adapter(path, kind), { format: FORMAT, items: [] });
  return {
    async load() {
      await low.read();
      return new Map(low.data.items.map(({ item }) => [kind.keyOf(item), item]));
    },
    async save(_items, changes) {
      const next = { format: FORMAT, items: merged(kind, low.data.items, changes) };
      await low.adapter.write(next);
      low.data = next;
    },
    signature: () => fileSignature(path),
  };
}

/** Ordered by key, so that equal contents give equal bytes. */
function merged<Item>(
  kind: ItemKind<Item>,
  stored: readonly Kept<Item>[],
  changes: Changes<Item>,
): Kept<Item>[] {
  const all = new Map<string, Kept<Item> | null>(stored.map((kept) => [kind.keyOf(kept.item), kept]));
  for (const [key, item] of changes)
    all.set(key, item === null ? null : carriedOver(kind, all.get(key) ?? null, item));
  const entries = [...all].sort(([a], [b]) => compareText(a, b));
  return entries.flatMap(([, kept]) => kept ?? []);
}

/** lowdb's file adapters indent, do not force to disk and pass damaged files on as bare parse errors. */
function adapter<Item>(path: string, kind: ItemKind<Item>): Adapter<Document<Item>> {
  return {
    async read() {
      const text = await readText(path);
      return text === null ? { format: FORMAT, items: [] } : parseDocument(path, kind, text);
    },
    write: ({ format, items }) => replaceFile(path, JSON.stringify({ format, items: items.map(wholeOf) })),
  };
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw unavailable('read', path, cause);
  }
}

function parseDocument<Item>(path: string, kind: ItemKind<Item>, text: string): Document<Item> {
  const envelope = Envelope.safeParse(parseJson(path, text));
  if (!envelope.success) throw damaged(path, problems(envelope.error));
  const { format, items } = envelope.data;
  if (format > FORMAT) throw newerFormat(path, format, FORMAT);
  return { format, items: items.map((item, position) => parseItem(path, kind, item, position)) };
}

function parseItem<Item>(path: string, kind: ItemKind<Item>, item: unknown, position: number): Kept<Item> {
  const parsed = readKept(kind.schema, item);
  if (parsed.success) return parsed.data;
  throw damaged(path, `${kind.name} ${position + 1} does not fit (${problems(parsed.error)})`);
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw damaged(path, 'it is not JSON', cause);
  }
}

import * as z from 'zod/mini';
import { damaged, newerFormat } from './file-faults.ts';
import { problems, type ItemKind } from '../item-kind.ts';
import { readKept, wholeOf, type Kept, type UnknownFields } from '../unknown-fields.ts';

const FORMAT = 1;
const Header = z.strictObject({ format: z.int() });
const Removal = z.strictObject({ $removed: z.string() });

/** The first line of every journal. */
export const HEADER = `${JSON.stringify({ format: FORMAT })}\n`;

/** A line that stores an item, or takes the item of that key away when it is null. */
export function toLine<Item>(key: string, kept: Kept<Item> | null): string {
  return `${JSON.stringify(kept === null ? { $removed: key } : wholeOf(kept))}\n`;
}

export interface JournalContent<Item> {
  items: Map<string, Item>;
  /** What this version does not know of the items of these keys. */
  unknown: Map<string, UnknownFields>;
  /** Lines that store or remove something. */
  lines: number;
  /** Bytes up to and with the last complete line. */
  length: number;
}

export function emptyContent<Item>(): JournalContent<Item> {
  return { items: new Map(), unknown: new Map(), lines: 0, length: 0 };
}

/** Takes one complete line in; the last word on a key wins. Throws `store_damaged` with the number of the line. */
export function takeLine<Item>(
  content: JournalContent<Item>,
  line: string,
  path: string,
  kind: ItemKind<Item>,
): void {
  if (content.length === 0) checkHeader(line, path);
  else takeItem(content, line, path, kind);
  content.length += Buffer.byteLength(line) + 1;
}

function takeItem<Item>(
  content: JournalContent<Item>,
  line: string,
  path: string,
  kind: ItemKind<Item>,
): void {
  content.lines += 1;
  const where = `line ${content.lines + 1}`;
  const value = parseJson(line, path, where);
  const read = readKept(kind.schema, value);
  if (read.success) {
    const key = kind.keyOf(read.data.item);
    content.items.set(key, read.data.item);
    setUnknown(content.unknown, key, read.data.unknown);
    return;
  }
  const removal = Removal.safeParse(value);
  if (!removal.success) throw damaged(path, `${where} is no ${kind.name} (${problems(read.error)})`);
  content.items.delete(removal.data.$removed);
  content.unknown.delete(removal.data.$removed);
}

/** Nearly every item has none. */
export function setUnknown(byKey: Map<string, UnknownFields>, key: string, unknown: UnknownFields): void {
  if (unknown.length === 0) byKey.delete(key);
  else byKey.set(key, unknown);
}

function checkHeader(line: string, path: string): void {
  const header = Header.safeParse(parseJson(line, path, 'line 1'));
  if (!header.success) throw damaged(path, 'line 1 does not name a format');
  if (header.data.format > FORMAT) throw newerFormat(path, header.data.format, FORMAT);
}

function parseJson(line: string, path: string, where: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw damaged(path, `${where} is not JSON`, cause);
  }
}

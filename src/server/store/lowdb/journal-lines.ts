import * as z from 'zod/mini';
import { damaged, newerFormat } from './file-faults.ts';
import { problems, type ItemKind } from '../item-kind.ts';

const FORMAT = 1;
const Header = z.strictObject({ format: z.int() });
const Removal = z.strictObject({ $removed: z.string() });

/** The first line of every journal. */
export const HEADER = `${JSON.stringify({ format: FORMAT })}\n`;

/** A line that stores an item, or takes the item of that key away when it is null. */
export function toLine<Item>(key: string, item: Item | null): string {
  return `${JSON.stringify(item ?? { $removed: key })}\n`;
}

export interface JournalContent<Item> {
  items: Map<string, Item>;
  /** Lines that store or remove something. */
  lines: number;
  /** Bytes up to and with the last complete line. */
  length: number;
}

export function emptyContent<Item>(): JournalContent<Item> {
  return { items: new Map(), lines: 0, length: 0 };
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
  const item = kind.schema.safeParse(value);
  if (item.success) {
    content.items.set(kind.keyOf(item.data), item.data);
    return;
  }
  const removal = Removal.safeParse(value);
  if (!removal.success) throw damaged(path, `${where} is no ${kind.name} (${problems(item.error)})`);
  content.items.delete(removal.data.$removed);
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

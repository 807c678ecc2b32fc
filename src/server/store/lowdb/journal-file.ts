import { createReadStream } from 'node:fs';
import { appendToFile, cutFile, fileSignature, replaceFile } from './durable-files.ts';
import { damaged, isMissing, unavailable } from './file-faults.ts';
import { systemCode } from '../system-code.ts';
import type { Gate } from '../gate.ts';
import type { ItemKind } from '../item-kind.ts';
import { emptyContent, HEADER, setUnknown, takeLine, toLine, type JournalContent } from './journal-lines.ts';
import { carriedOver, type UnknownFields } from '../unknown-fields.ts';
import type { Backing } from './table.ts';

/** Lines put together into one write, so that a large journal is not written line by line. */
const LINES_A_CHUNK = 1_000;

/** What a decoder throws at bytes that are no UTF-8. */
const NOT_UTF8 = 'ERR_ENCODING_INVALID_ENCODED_DATA';

/**
 * A large collection as a file of lines that only grows: one more row costs one line, not the whole file again.
 * Loading drops a last line without its end, the trace of a crash in the middle of a write nobody was told of, and
 * rewrites the file when more than half of its lines are outdated.
 */
export function journalFile<Item>(
  path: string,
  kind: ItemKind<Item>,
  gate: Gate,
  log: (message: string) => void,
): Backing<Item> {
  let length = 0;
  /** Lines that store or remove something, outdated ones among them. */
  let lines = 0;
  /** Set while it is not known what stands behind the last complete line. */
  let uncertainEnd = false;
  let unknown = new Map<string, UnknownFields>();

  return {
    async load() {
      const content = await readJournal(path, kind);
      unknown = content.unknown;
      if (gate.mode === 'write') ({ length, lines } = await mend(path, content, log));
      return content.items;
    },
    async save(items, changes) {
      if (uncertainEnd) await cutFile(path, length);
      uncertainEnd = true;
      const added = [...changes].map(([key, item]) => {
        const before = { item: items.get(key), unknown: unknown.get(key) ?? [] };
        return { key, kept: item === null ? null : carriedOver(kind, before, item) };
      });
      const text = added.map(({ key, kept }) => toLine(key, kept)).join('');
      length = await appendToFile(path, length, (length === 0 ? HEADER : '') + text);
      for (const { key, kept } of added) setUnknown(unknown, key, kept?.unknown ?? []);
      lines += added.length;
      uncertainEnd = false;
    },
    async scrub(items) {
      if (lines === items.size) return;
      length = await compact(path, items, unknown);
      lines = items.size;
      uncertainEnd = false;
    },
    signature: () => fileSignature(path),
  };
}

interface ReadContent<Item> extends JournalContent<Item> {
  /** Bytes behind the last complete line. */
  tornBytes: number;
}

async function readJournal<Item>(path: string, kind: ItemKind<Item>): Promise<ReadContent<Item>> {
  const content = emptyContent<Item>();
  let rest = '';
  let bytes = 0;
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    // Without an encoding a file stream yields buffers.
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) takeLine(content, line, path, kind);
    }
  } catch (cause) {
    if (systemCode(cause) === NOT_UTF8)
      throw damaged(path, `it is not text after line ${content.lines + 1}`, cause);
    if (!isMissing(cause)) throw unavailable('read', path, cause);
  }
  return { ...content, tornBytes: bytes - content.length };
}

/** Leaves nothing but complete lines, and few outdated ones; returns how many, and their length in bytes. */
async function mend<Item>(
  path: string,
  content: ReadContent<Item>,
  log: (message: string) => void,
): Promise<{ length: number; lines: number }> {
  if (content.tornBytes > 0) {
    log(
      `${path}: dropped an unfinished last line (${content.tornBytes} bytes), left by a crash while writing.`,
    );
    await cutFile(path, content.length);
  }
  const { items, unknown, lines, length } = content;
  if (lines <= 2 * items.size) return { length, lines };
  return { length: await compact(path, items, unknown), lines: items.size };
}

async function compact<Item>(
  path: string,
  items: ReadonlyMap<string, Item>,
  unknown: ReadonlyMap<string, UnknownFields>,
): Promise<number> {
  let length = 0;
  function* chunks(): Generator<string> {
    for (const chunk of inChunks(items, unknown)) {
      length += Buffer.byteLength(chunk);
      yield chunk;
    }
  }
  await replaceFile(path, chunks());
  return length;
}

function* inChunks<Item>(
  items: ReadonlyMap<string, Item>,
  unknown: ReadonlyMap<string, UnknownFields>,
): Generator<string> {
  let lines = [HEADER];
  for (const [key, item] of items) {
    lines.push(toLine(key, { item, unknown: unknown.get(key) ?? [] }));
    if (lines.length < LINES_A_CHUNK) continue;
    yield lines.join('');
    lines = [];
  }
  yield lines.join('');
}

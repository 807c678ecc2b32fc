import type { Gate } from '../gate.ts';
import type { Table } from './table.ts';

/**
 * The items of a table one by one in the order of their keys, as copies. Keys are taken at the start: what is added
 * meanwhile is not seen, what is removed meanwhile is left out.
 */
export async function* inKeyOrder<Item extends object>(
  gate: Gate,
  open: () => Table<Item>,
): AsyncGenerator<Item, void, undefined> {
  const items = await open().read();
  for (const key of [...items.keys()].sort()) {
    gate.checkOpen();
    const item = items.get(key);
    if (item !== undefined) yield structuredClone(item);
  }
}

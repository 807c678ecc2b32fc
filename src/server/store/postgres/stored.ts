import { Fault } from '../../../core/fault.ts';
import { problems, type ItemKind } from '../item-kind.ts';
import { readKept, type Kept } from '../unknown-fields.ts';

/** An item as it came from the database. Throws `store_damaged` naming it where it is not what Groundwork wrote. */
export function stored<Item>(kind: ItemKind<Item>, value: unknown, portalId: string, key: string): Item {
  return storedWhole(kind, value, portalId, key).item;
}

/** As `stored`, with the fields that this version does not know, for whoever writes the item again. */
export function storedWhole<Item>(
  kind: ItemKind<Item>,
  value: unknown,
  portalId: string,
  key: string,
): Kept<Item> {
  const parsed = readKept(kind.schema, value);
  if (parsed.success) return parsed.data;
  throw new Fault(
    'store_damaged',
    `The ${kind.name} ${key} of account ${portalId} in the database is damaged: ${problems(parsed.error)}.`,
    'Nothing was changed. Put it back from a backup of the database, or delete it there to go on without it.',
  );
}

/**
 * Rows a page at a time, so that neither memory nor a transaction grows with their number. `next` asks for those after
 * the given one (null: from the start); a page that is not full is the last.
 */
export async function* inPages<Row>(
  size: number,
  next: (after: Row | null) => Promise<Row[]>,
): AsyncGenerator<Row, void, undefined> {
  let page = await next(null);
  yield* page;
  while (page.length === size) {
    page = await next(page.at(-1) ?? null);
    yield* page;
  }
}

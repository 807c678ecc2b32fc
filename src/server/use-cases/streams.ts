/** Cuts a stream into arrays of `size`; the last one may be shorter. */
export async function* inBatches<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<Item[]> {
  let batch: Item[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Items of one key, each with the number of the source it came from. */
export interface Group<Item> {
  key: string;
  items: { source: number; item: Item }[];
}

/**
 * Joins streams that are each ordered by key (as text) into one, a group a key, holding one item of each at a time.
 */
export async function* groupByKey<Item>(
  sources: readonly AsyncIterable<Item>[],
  keyOf: (item: Item) => string,
): AsyncGenerator<Group<Item>> {
  const iterators = sources.map((source) => source[Symbol.asyncIterator]());
  try {
    const heads = await Promise.all(iterators.map((iterator) => headOf(iterator)));
    for (let key = lowestKey(heads, keyOf); key !== null; key = lowestKey(heads, keyOf)) {
      yield { key, items: await takeKey(key, heads, iterators, keyOf) };
    }
  } finally {
    await Promise.all(iterators.map((iterator) => iterator.return?.()));
  }
}

type Head<Item> = { item: Item } | null;

async function headOf<Item>(iterator: AsyncIterator<Item>): Promise<Head<Item>> {
  const next = await iterator.next();
  return next.done === true ? null : { item: next.value };
}

function lowestKey<Item>(heads: readonly Head<Item>[], keyOf: (item: Item) => string): string | null {
  let lowest: string | null = null;
  for (const head of heads) {
    if (head === null) continue;
    const key = keyOf(head.item);
    if (lowest === null || key < lowest) lowest = key;
  }
  return lowest;
}

/** Takes every item of this key and moves those sources on. */
async function takeKey<Item>(
  key: string,
  heads: Head<Item>[],
  iterators: readonly AsyncIterator<Item>[],
  keyOf: (item: Item) => string,
): Promise<Group<Item>['items']> {
  const items: Group<Item>['items'] = [];
  for (const [source, iterator] of iterators.entries()) {
    for (let head = heads[source] ?? null; head !== null && keyOf(head.item) === key;) {
      items.push({ source, item: head.item });
      head = await headOf(iterator);
      heads[source] = head;
    }
  }
  return items;
}

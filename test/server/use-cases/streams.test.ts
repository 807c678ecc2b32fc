import { describe, expect, it } from 'vitest';
import { groupByKey, inBatches } from '../../../src/server/use-cases/streams.ts';
import { gather } from '../hubspot/doors.ts';

async function* stream<Item>(...items: Item[]): AsyncGenerator<Item> {
  yield* items;
}

describe('batches of a stream', () => {
  it('are full but for the last', async () => {
    expect(await gather(inBatches(stream(1, 2, 3, 4, 5), 2))).toEqual([[1, 2], [3, 4], [5]]);
    expect(await gather(inBatches(stream(1, 2), 2))).toEqual([[1, 2]]);
    expect(await gather(inBatches(stream(), 2))).toEqual([]);
  });
});

describe('streams joined by key', () => {
  it('come in order, a group a key, with the source of each item', async () => {
    const groups = await gather(
      groupByKey([stream('a', 'c'), stream<string>(), stream('b', 'c', 'd')], (key) => key),
    );
    expect(groups.map(({ key, items }) => [key, ...items.map(({ source }) => source)])).toEqual([
      ['a', 0],
      ['b', 2],
      ['c', 0, 2],
      ['d', 2],
    ]);
  });

  it('compare keys as text', async () => {
    const groups = await gather(groupByKey([stream('10', '9'), stream('2')], (key) => key));
    expect(groups.map(({ key }) => key)).toEqual(['10', '2', '9']);
  });

  it('are closed when the reader stops', async () => {
    let isClosed = false;
    async function* watched(): AsyncGenerator<string> {
      try {
        yield 'a';
        yield 'b';
      } finally {
        isClosed = true;
      }
    }
    for await (const group of groupByKey([watched()], (key) => key)) if (group.key === 'a') break;
    expect(isClosed).toBe(true);
  });
});

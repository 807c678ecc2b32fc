import { afterEach, beforeEach } from 'vitest';
import type { Store } from '../../../src/server/store/port/store.ts';

/** A fresh, empty store, and ways to look at it from outside. */
export interface StoreUnderTest {
  store: Store;
  /** Closes the store and opens what it left behind. */
  reopen(): Promise<Store>;
  /** Changes when anything stored changes; read behind the adapter's back. */
  digest(): Promise<string>;
  /**
   * Puts something else in place of each stored item, behind the adapter's back as another version of Groundwork would
   * write it. Answers the store that is open then.
   */
  rewrite(change: Rewriting): Promise<Store>;
  /** The items as they are stored, read behind the adapter's back. */
  stored(): Promise<unknown[]>;
  dispose(): Promise<void>;
}

/** Given an item as it is stored. */
export type Rewriting = (item: unknown) => unknown;

export type MakeStore = () => Promise<StoreUnderTest>;

/** A fresh store for each test of a describe block. */
export function eachTest(makeStore: MakeStore): () => StoreUnderTest {
  let current: StoreUnderTest | null = null;
  beforeEach(async () => {
    current = await makeStore();
  });
  afterEach(async () => {
    await current?.dispose();
  });
  return () => {
    if (current === null) throw new Error('A store is there only while a test runs.');
    return current;
  };
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

/** A small collection as a whole, whatever is in it: for copying a portal into another store. */
export interface Collection {
  name: string;
  /** Ordered by key. */
  all(portalId: string): Promise<object[]>;
  /** Keeps an item that `all` of another store gave, in place of the one with the same key. */
  put(portalId: string, item: object): Promise<void>;
}

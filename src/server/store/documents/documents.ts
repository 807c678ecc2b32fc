import type { ItemKind } from '../item-kind.ts';

/** What a change makes of an item. Without `next` it stays as it is; null takes it away. */
interface Step<Item, Answer> {
  answer: Answer;
  next?: Item | null;
}

/** A small collection of a portal: items by key, each read whole and changed by itself. */
export interface Documents<Item> {
  /** The caller's own copy, or null. */
  get(portalId: string, key: string): Promise<Item | null>;
  /** Ordered by key (code units). */
  all(portalId: string): Promise<Item[]>;
  /** The items of every portal, ordered by portal, then key. */
  everywhere(): Promise<Item[]>;
  /**
   * Keeps what `change` makes of a copy of the item as it stands (null: not there), and answers what it answers. Of
   * changes at once none is lost; one that throws changes nothing. Throws `store_invalid` for what does not fit.
   */
  change<Answer>(
    portalId: string,
    key: string,
    change: (stored: Item | null) => Step<Item, Answer>,
  ): Promise<Answer>;
  /** Takes away every item of a portal that `isGone` says is gone, without a trace. */
  removeWhere(portalId: string, isGone: (item: Item) => boolean): Promise<void>;
}

/** How an adapter opens its collections. A name belongs to one kind of item. */
export type OpenDocuments = <Item extends object>(
  collection: string,
  kind: ItemKind<Item>,
) => Documents<Item>;

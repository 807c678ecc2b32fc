/** Items by key, where null stands for a removal. */
export type Changes<Item> = ReadonlyMap<string, Item | null>;

interface Lookup<Item> {
  get(key: string): Item | undefined;
  keys(): Iterable<string>;
}

/** Changes laid over what is stored. What lies below stays as it is until the draft is taken over. */
export interface Draft<Item> extends Lookup<Item> {
  put(key: string, item: Item): void;
  remove(key: string): void;
  readonly changes: Changes<Item>;
}

export function draftOver<Item>(below: Lookup<Item>): Draft<Item> {
  const changes = new Map<string, Item | null>();
  return {
    changes,
    get(key) {
      const changed = changes.get(key);
      if (changed === undefined) return below.get(key);
      return changed ?? undefined;
    },
    *keys() {
      for (const key of below.keys()) if (!changes.has(key)) yield key;
      for (const [key, item] of changes) if (item !== null) yield key;
    },
    put: (key, item) => void changes.set(key, item),
    remove: (key) => void changes.set(key, null),
  };
}

/** Carries the changes of one draft over into another, or into the items themselves. */
export function applyChanges<Item>(
  changes: Changes<Item>,
  to: { put(key: string, item: Item): void; remove(key: string): void },
): void {
  for (const [key, item] of changes) {
    if (item === null) to.remove(key);
    else to.put(key, item);
  }
}

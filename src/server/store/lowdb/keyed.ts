import type { Folder } from './folder.ts';
import { checked, compareText, type ItemKind } from './item-kind.ts';

/** Items of a portal by their key, in one file; lists are ordered by key. */
interface Keyed<Item> {
  all(portalId: string): Promise<Item[]>;
  add(portalId: string, item: Item): Promise<'added' | 'replaced'>;
  remove(portalId: string, key: string): Promise<'removed' | 'absent'>;
}

export function keyed<Item>(folder: Folder, collection: string, kind: ItemKind<Item>): Keyed<Item> {
  const tableOf = (portalId: string) => folder.collection(portalId, collection, kind);
  return {
    async all(portalId) {
      const entries = [...(await tableOf(portalId).read())].sort(([a], [b]) => compareText(a, b));
      return structuredClone(entries.map(([, item]) => item));
    },
    async add(portalId, given) {
      const item = checked(kind, given);
      const key = kind.keyOf(item);
      return tableOf(portalId).update((draft) => {
        const outcome = draft.get(key) === undefined ? 'added' : 'replaced';
        draft.put(key, item);
        return outcome;
      });
    },
    async remove(portalId, key) {
      return tableOf(portalId).update((draft) => {
        if (draft.get(key) === undefined) return 'absent';
        draft.remove(key);
        return 'removed';
      });
    },
  };
}

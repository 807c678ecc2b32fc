import { checked, type ItemKind } from '../item-kind.ts';
import type { OpenDocuments } from './documents.ts';

/** Items of a portal that people add and take back; lists are ordered by key. */
interface Keyed<Item> {
  all(portalId: string): Promise<Item[]>;
  add(portalId: string, item: Item): Promise<'added' | 'replaced'>;
  remove(portalId: string, key: string): Promise<'removed' | 'absent'>;
}

export function keyed<Item extends object>(
  open: OpenDocuments,
  collection: string,
  kind: ItemKind<Item>,
): Keyed<Item> {
  const documents = open(collection, kind);
  return {
    all: documents.all,
    async add(portalId, given) {
      const item = checked(kind, given);
      return documents.change(portalId, kind.keyOf(item), (stored) => ({
        answer: stored === null ? 'added' : 'replaced',
        next: item,
      }));
    },
    remove: (portalId, key) =>
      documents.change(portalId, key, (stored) =>
        stored === null ? { answer: 'absent' } : { answer: 'removed', next: null },
      ),
  };
}

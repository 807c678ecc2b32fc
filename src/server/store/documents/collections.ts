import { checked, type ItemKind } from '../item-kind.ts';
import type { Collection } from '../port/collections.ts';
import type { Documents, OpenDocuments } from './documents.ts';

/** Opens collections and remembers each, so that whoever copies a portal cannot forget one. */
export function rememberingCollections(open: OpenDocuments): {
  open: OpenDocuments;
  collections: ReadonlyMap<string, Collection>;
} {
  const collections = new Map<string, Collection>();
  return {
    open(name, kind) {
      const documents = open(name, kind);
      collections.set(name, collection(name, kind, documents));
      return documents;
    },
    collections,
  };
}

function collection<Item extends object>(
  name: string,
  kind: ItemKind<Item>,
  documents: Documents<Item>,
): Collection {
  return {
    name,
    all: documents.all,
    async put(portalId, given) {
      // What comes from elsewhere is not known to be of this kind until it was checked.
      const item = checked(kind, given as Item);
      await documents.change(portalId, kind.keyOf(item), () => ({ answer: undefined, next: item }));
    },
  };
}

import type { Documents, OpenDocuments } from '../documents/documents.ts';
import { checked, compareText, type ItemKind } from '../item-kind.ts';
import { namesIn, type Folder } from './folder.ts';
import { isSafeName } from './safe-path.ts';

/** Small collections as one file each, in the folder of their portal. */
export function documentsIn(folder: Folder): OpenDocuments {
  return (collection, kind) => documents(folder, collection, kind);
}

function documents<Item>(folder: Folder, collection: string, kind: ItemKind<Item>): Documents<Item> {
  const tableOf = (portalId: string) => folder.collection(portalId, collection, kind);
  async function all(portalId: string): Promise<Item[]> {
    const entries = [...(await tableOf(portalId).read())].sort(([a], [b]) => compareText(a, b));
    return structuredClone(entries.map(([, item]) => item));
  }

  return {
    all,
    async get(portalId, key) {
      const item = (await tableOf(portalId).read()).get(key);
      return item === undefined ? null : structuredClone(item);
    },
    async everywhere() {
      folder.gate.checkOpen();
      const names = (await namesIn(folder.directory)).filter(isSafeName);
      return (await Promise.all(names.map(all))).flat();
    },
    async change(portalId, key, change) {
      return tableOf(portalId).update((draft) => {
        const stored = draft.get(key);
        const { answer, next } = change(stored === undefined ? null : structuredClone(stored));
        if (next === null) draft.remove(key);
        else if (next !== undefined) draft.put(key, checked(kind, next));
        return answer;
      });
    },
    async removeWhere(portalId, isGone) {
      await tableOf(portalId).update((draft) => {
        for (const key of [...draft.keys()]) {
          const item = draft.get(key);
          if (item !== undefined && isGone(item)) draft.remove(key);
        }
      });
    },
  };
}

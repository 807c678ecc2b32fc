import type { ChangeStore } from '../port/changes.ts';
import type { Folder } from './folder.ts';
import { checked } from '../item-kind.ts';
import { CHANGE } from '../stored-kinds.ts';
import { changesPath } from './safe-path.ts';

/** A journal, so that changes stand in the order in which they came. */
export function changeStore(folder: Folder): ChangeStore {
  const tableOf = (portalId: string) => folder.journal(changesPath(folder.directory, portalId), CHANGE);
  return {
    async note(portalId, change) {
      const item = checked(CHANGE, change);
      await tableOf(portalId).update((draft) => draft.put(item.id, item));
    },
    async page(portalId, { after, limit }) {
      const all = [...(await tableOf(portalId).read()).values()];
      const end = Math.max(0, all.length - after);
      const results = all.slice(Math.max(0, end - limit), end).reverse();
      return { total: all.length, results: structuredClone(results) };
    },
  };
}

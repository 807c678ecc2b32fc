import { Backlog } from '../../../core/contract/backlog.ts';
import type { BacklogStore } from '../port/audits.ts';
import type { Folder } from './folder.ts';
import { checked, type ItemKind } from './item-kind.ts';

/** A portal has one backlog, so that it is the one item. */
const ONLY = 'backlog';
const BACKLOG: ItemKind<Backlog> = { name: 'backlog', schema: Backlog, keyOf: () => ONLY };

export function backlogStore(folder: Folder): BacklogStore {
  const tableOf = (portalId: string) => folder.collection(portalId, 'backlog', BACKLOG);
  return {
    async get(portalId) {
      const backlog = (await tableOf(portalId).read()).get(ONLY);
      return backlog === undefined ? null : structuredClone(backlog);
    },
    async freeze(portalId, given) {
      const item = checked(BACKLOG, given);
      return tableOf(portalId).update((draft) => {
        const outcome = draft.get(ONLY) === undefined ? 'added' : 'replaced';
        draft.put(ONLY, item);
        return outcome;
      });
    },
    async clear(portalId) {
      return tableOf(portalId).update((draft) => {
        if (draft.get(ONLY) === undefined) return 'absent';
        draft.remove(ONLY);
        return 'removed';
      });
    },
  };
}

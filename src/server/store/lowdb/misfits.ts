import { Misfit } from '../../../core/hypotheses/misfit.ts';
import type { MisfitStore } from '../port/judgements.ts';
import type { Folder } from './folder.ts';
import { compositeKey, type ItemKind } from './item-kind.ts';
import { keyed } from './keyed.ts';

const COLLECTION = 'misfits';
const MISFIT: ItemKind<Misfit> = {
  name: 'misfit',
  schema: Misfit,
  keyOf: ({ hypothesisId, objectTypeId, recordId }) => compositeKey(hypothesisId, objectTypeId, recordId),
};

export function misfitStore(folder: Folder): MisfitStore {
  const misfits = keyed(folder, COLLECTION, MISFIT);
  return {
    all: misfits.all,
    note: misfits.add,
    async erase(portalId, objectTypeId, recordIds) {
      const erased = new Set(recordIds);
      await folder.collection(portalId, COLLECTION, MISFIT).update((draft) => {
        for (const key of [...draft.keys()]) {
          const one = draft.get(key);
          if (one?.objectTypeId === objectTypeId && erased.has(one.recordId)) draft.remove(key);
        }
      });
    },
  };
}

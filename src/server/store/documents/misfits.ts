import { Misfit } from '../../../core/hypotheses/misfit.ts';
import { compositeKey, type ItemKind } from '../item-kind.ts';
import type { MisfitStore } from '../port/judgements.ts';
import type { OpenDocuments } from './documents.ts';
import { keyed } from './keyed.ts';

const COLLECTION = 'misfits';
const MISFIT: ItemKind<Misfit> = {
  name: 'misfit',
  schema: Misfit,
  keyOf: ({ hypothesisId, objectTypeId, recordId }) => compositeKey(hypothesisId, objectTypeId, recordId),
};

export function misfitStore(open: OpenDocuments): MisfitStore {
  const misfits = keyed(open, COLLECTION, MISFIT);
  const documents = open(COLLECTION, MISFIT);
  return {
    all: misfits.all,
    note: misfits.add,
    async erase(portalId, objectTypeId, recordIds) {
      const erased = new Set(recordIds);
      await documents.removeWhere(
        portalId,
        (one) => one.objectTypeId === objectTypeId && erased.has(one.recordId),
      );
    },
  };
}

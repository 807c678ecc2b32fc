import { Misfit } from '../../../core/hypotheses/misfit.ts';
import type { MisfitStore } from '../port.ts';
import type { Folder } from './folder.ts';
import { compositeKey, type ItemKind } from './item-kind.ts';
import { keyed } from './keyed.ts';

const MISFIT: ItemKind<Misfit> = {
  name: 'misfit',
  schema: Misfit,
  keyOf: ({ hypothesisId, objectTypeId, recordId }) => compositeKey(hypothesisId, objectTypeId, recordId),
};

export function misfitStore(folder: Folder): MisfitStore {
  const misfits = keyed(folder, 'misfits', MISFIT);
  return { all: misfits.all, note: misfits.add };
}

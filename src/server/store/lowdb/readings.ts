import { Reading } from '../../../core/outcomes/reading.ts';
import type { ReadingStore } from '../port.ts';
import type { Folder } from './folder.ts';
import { checked, compareText, type ItemKind } from './item-kind.ts';

const READING: ItemKind<Reading> = {
  name: 'reading',
  schema: Reading,
  keyOf: ({ hypothesisId }) => hypothesisId,
};

export function readingStore(folder: Folder): ReadingStore {
  const tableOf = (portalId: string) => folder.collection(portalId, 'readings', READING);
  return {
    async save(portalId, reading) {
      const item = checked(READING, reading);
      await tableOf(portalId).update((draft) => draft.put(item.hypothesisId, item));
    },
    async latest(portalId, hypothesisId) {
      const reading = (await tableOf(portalId).read()).get(hypothesisId);
      return reading === undefined ? null : structuredClone(reading);
    },
    async all(portalId) {
      const readings = [...(await tableOf(portalId).read()).values()];
      return structuredClone(readings.sort((a, b) => compareText(a.hypothesisId, b.hypothesisId)));
    },
  };
}

import { writingDays } from '../documents/writing-days.ts';
import type { WriteBackStore, WrittenRecord } from '../port/write-back.ts';
import type { OpenDocuments } from '../documents/documents.ts';
import type { Folder } from './folder.ts';
import { checked } from '../item-kind.ts';
import { recordKey, WRITTEN } from '../stored-kinds.ts';
import { writeBackPath } from './safe-path.ts';
import { inKeyOrder } from './stream-table.ts';
import type { Table } from './table.ts';

export function writeBackStore(folder: Folder, documents: OpenDocuments): WriteBackStore {
  const tableOf = (portalId: string): Table<WrittenRecord> =>
    folder.journal(writeBackPath(folder.directory, portalId), WRITTEN);
  async function forget(portalId: string, objectTypeId: string, recordIds: readonly string[]): Promise<void> {
    await tableOf(portalId).update((draft) => {
      for (const recordId of recordIds) {
        const key = recordKey({ objectTypeId, recordId });
        if (draft.get(key) !== undefined) draft.remove(key);
      }
    });
  }

  return {
    async save(portalId, records) {
      const items = records.map((record) => checked(WRITTEN, record));
      await tableOf(portalId).update((draft) => {
        for (const item of items) draft.put(WRITTEN.keyOf(item), item);
      });
    },
    forget,
    async erase(portalId, objectTypeId, recordIds) {
      const table = tableOf(portalId);
      await Promise.all([forget(portalId, objectTypeId, recordIds), table.scrub()]);
    },
    open: (portalId) => inKeyOrder(folder.gate, () => tableOf(portalId)),
    ...writingDays(documents),
  };
}

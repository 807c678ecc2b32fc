import type { LedgerRow } from '../../../core/outcomes/cohort/ledger-row.ts';
import { ledgerCursors } from '../documents/ledger-cursors.ts';
import type { LedgerStore } from '../port/ledger.ts';
import type { OpenDocuments } from '../documents/documents.ts';
import { namesIn, type Folder } from './folder.ts';
import { checked } from '../item-kind.ts';
import { mergeRows } from './merge-rows.ts';
import { ROW, rowKey } from '../stored-kinds.ts';
import { ledgerFolder, ledgerPath } from './safe-path.ts';
import { inKeyOrder } from './stream-table.ts';
import type { Table } from './table.ts';

const EXTENSION = '.jsonl';
const ARMS = ['control', 'treatment'] as const;

export function ledgerStore(folder: Folder, documents: OpenDocuments): LedgerStore {
  const tableOf = (portalId: string, hypothesisId: string): Table<LedgerRow> =>
    folder.journal(ledgerPath(folder.directory, portalId, hypothesisId), ROW);

  return {
    async append(portalId, hypothesisId, rows) {
      const items = rows.map((row) => checked(ROW, row));
      await tableOf(portalId, hypothesisId).update((draft) => {
        for (const item of items) {
          const key = rowKey(item);
          const stored = draft.get(key);
          const merged = stored === undefined ? item : mergeRows(stored, item);
          if (merged !== stored) draft.put(key, merged);
        }
      });
    },
    async expose(portalId, hypothesisId, row) {
      const item = checked(ROW, row);
      return tableOf(portalId, hypothesisId).update((draft) => {
        const known = ARMS.map((arm) => draft.get(rowKey({ ...item, arm }))).find((one) => one !== undefined);
        if (known === undefined) draft.put(rowKey(item), item);
        return { ...(known ?? item) };
      });
    },
    async erase(portalId, hypothesisId, recordIds) {
      const table = tableOf(portalId, hypothesisId);
      const keys = recordIds.flatMap((recordId) => ARMS.map((arm) => rowKey({ arm, recordId })));
      const erased = table.update((draft) => {
        for (const key of keys) if (draft.get(key) !== undefined) draft.remove(key);
      });
      await Promise.all([erased, table.scrub()]);
    },
    open: (portalId, hypothesisId) => inKeyOrder(folder.gate, () => tableOf(portalId, hypothesisId)),
    async count(portalId, hypothesisId) {
      return (await tableOf(portalId, hypothesisId).read()).size;
    },
    async rowsOf(portalId, hypothesisId, recordIds) {
      const rows = await tableOf(portalId, hypothesisId).read();
      return recordIds.flatMap((recordId) => rowsOf(recordId, rows));
    },
    async ofRecord(portalId, recordId) {
      folder.gate.checkOpen();
      const found = await Promise.all(
        (await hypothesesWithLedger(folder, portalId)).map(async (hypothesisId) => {
          const rows = rowsOf(recordId, await tableOf(portalId, hypothesisId).read());
          return rows.map((row) => ({ hypothesisId, row }));
        }),
      );
      return found.flat();
    },
    ...ledgerCursors(documents),
  };
}

/** The tables are the index: a record is looked up in each ledger by its key, never searched for. */
function rowsOf(recordId: string, rows: ReadonlyMap<string, LedgerRow>): LedgerRow[] {
  return ARMS.flatMap((arm) => {
    const row = rows.get(rowKey({ arm, recordId }));
    return row === undefined ? [] : [{ ...row }];
  });
}

async function hypothesesWithLedger(folder: Folder, portalId: string): Promise<string[]> {
  const names = await namesIn(ledgerFolder(folder.directory, portalId));
  return names.filter((name) => name.endsWith(EXTENSION)).map((name) => name.slice(0, -EXTENSION.length));
}

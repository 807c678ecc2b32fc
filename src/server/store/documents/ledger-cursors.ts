import { checked, compositeKey, type ItemKind } from '../item-kind.ts';
import type { LedgerStore } from '../port/ledger.ts';
import { CursorSchema, type StoredCursor } from '../record-schemas.ts';
import type { OpenDocuments } from './documents.ts';

const CURSOR: ItemKind<StoredCursor> = {
  name: 'ledger cursor',
  schema: CursorSchema,
  keyOf: ({ hypothesisId, listId }) => compositeKey(hypothesisId, listId),
};

export function ledgerCursors(open: OpenDocuments): Pick<LedgerStore, 'cursors' | 'saveCursor'> {
  const cursors = open('ledger-cursors', CURSOR);
  return {
    async cursors(portalId, hypothesisId) {
      const own = (await cursors.all(portalId)).filter((cursor) => cursor.hypothesisId === hypothesisId);
      return own.map(({ hypothesisId: _hypothesisId, ...cursor }) => cursor);
    },
    async saveCursor(portalId, hypothesisId, cursor) {
      const item = checked(CURSOR, { hypothesisId, ...cursor });
      await cursors.change(portalId, CURSOR.keyOf(item), () => ({ answer: undefined, next: item }));
    },
  };
}

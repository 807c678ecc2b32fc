import type { LedgerRow } from '../../../core/outcomes/cohort/ledger-row.ts';

/** How far one list was read for one hypothesis. Moments are epoch milliseconds. */
export interface LedgerCursor {
  listId: string;
  /** HubSpot's `after` of the join-order listing to go on from, null to start over. */
  after: string | null;
  /** When the list was first read for this hypothesis; null where that was not kept. */
  firstReadAt: number | null;
  /** When it was last read to its end; null where that was not kept. */
  lastReadAt: number | null;
  /** The longest time between two such readings, in milliseconds. */
  longestGap: number;
  /** The latest join that was seen; null while nobody was. */
  seenUntil: number | null;
  /** Whether somebody had left the list before it was first read: whoever comes in may then be coming back. */
  hadLeavers: boolean;
}

/** Cohort ledgers: large, so rows travel as streams and in batches. */
export interface LedgerStore {
  /**
   * Keeps the rows durably. A row of a record already known in that arm keeps its `joinedAt` and `firstSeenAt` (the
   * earlier of stored and given); `outcomeAt`, `excluded` and `readAt` are those of the row that was read later (the
   * given one when both were read at once), so that a join seen again (`readAt` null) never undoes a reading. A reading
   * made for a later join than the one that stands is dropped.
   */
  append(portalId: string, hypothesisId: string, rows: readonly LedgerRow[]): Promise<void>;
  /**
   * Keeps the row of a record that is in neither arm yet, and answers the row that stands: the first one ever kept. Of
   * calls at once one is the first, and all are answered the same.
   */
  expose(portalId: string, hypothesisId: string, row: LedgerRow): Promise<LedgerRow>;
  /** For privacy: leaves no row of these records, nor a trace of one. */
  erase(portalId: string, hypothesisId: string, recordIds: readonly string[]): Promise<void>;
  /** All rows, ordered by arm, then record id (as text); rows appended meanwhile may or may not be seen. */
  open(portalId: string, hypothesisId: string): AsyncIterable<LedgerRow>;
  count(portalId: string, hypothesisId: string): Promise<number>;
  /** The rows of these records, in no particular order; a record that is not known has none. */
  rowsOf(portalId: string, hypothesisId: string, recordIds: readonly string[]): Promise<LedgerRow[]>;
  /** Which of these hypotheses the record is in, with its rows. */
  ofRecord(portalId: string, recordId: string): Promise<{ hypothesisId: string; row: LedgerRow }[]>;
  cursors(portalId: string, hypothesisId: string): Promise<LedgerCursor[]>;
  saveCursor(portalId: string, hypothesisId: string, cursor: LedgerCursor): Promise<void>;
}

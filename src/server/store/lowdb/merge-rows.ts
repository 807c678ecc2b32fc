import type { LedgerRow } from '../../../core/outcomes/ledger-row.ts';

/**
 * What is kept of a row that comes again: the earliest moments ever seen, and the later of the two readings (the
 * given one when both were read at once). The stored row itself when nothing is new.
 */
export function mergeRows(stored: LedgerRow, given: LedgerRow): LedgerRow {
  const read = wasReadBefore(given, stored) ? stored : given;
  const merged: LedgerRow = {
    ...read,
    joinedAt: Math.min(stored.joinedAt, given.joinedAt),
    firstSeenAt: Math.min(stored.firstSeenAt, given.firstSeenAt),
  };
  return isSame(merged, stored) ? stored : merged;
}

function wasReadBefore(a: LedgerRow, b: LedgerRow): boolean {
  return (a.readAt ?? -Infinity) < (b.readAt ?? -Infinity);
}

function isSame(a: LedgerRow, b: LedgerRow): boolean {
  return (
    a.joinedAt === b.joinedAt &&
    a.firstSeenAt === b.firstSeenAt &&
    a.outcomeAt === b.outcomeAt &&
    a.excluded === b.excluded &&
    a.readAt === b.readAt
  );
}

import type { LedgerRow } from '../../../core/outcomes/cohort/ledger-row.ts';

/**
 * What is kept of a row that comes again: the earliest moments ever seen, and the later of the two readings (the
 * given one when both were read at once), unless that was made for a later join. The stored row itself when nothing is
 * new.
 */
export function mergeRows(stored: LedgerRow, given: LedgerRow): LedgerRow {
  const read = wasReadBefore(given, stored) ? stored : given;
  const joinedAt = Math.min(stored.joinedAt, given.joinedAt);
  const merged: LedgerRow = {
    ...read,
    ...(joinedAt < read.joinedAt ? UNREAD : {}),
    joinedAt,
    firstSeenAt: Math.min(stored.firstSeenAt, given.firstSeenAt),
  };
  return isSame(merged, stored) ? stored : merged;
}

/** The window begins with the join, so what was read for a later one says nothing. */
const UNREAD = { outcomeAt: null, excluded: null, readAt: null };

function wasReadBefore(a: LedgerRow, b: LedgerRow): boolean {
  return (a.readAt ?? -Infinity) < (b.readAt ?? -Infinity);
}

function isSame(a: LedgerRow, b: LedgerRow): boolean {
  return (
    a.joinedAt === b.joinedAt &&
    a.firstSeenAt === b.firstSeenAt &&
    a.outcomeAt === b.outcomeAt &&
    a.excluded === b.excluded &&
    a.readAt === b.readAt &&
    a.guardrail === b.guardrail &&
    a.revised === b.revised
  );
}

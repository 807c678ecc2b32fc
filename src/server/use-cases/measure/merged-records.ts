import type { LedgerRow } from '../../../core/outcomes/cohort/ledger-row.ts';
import type { RecordFacts, RecordRead } from '../../hubspot/port.ts';
import type { PortalDeps } from '../portal-deps.ts';
import type { OutcomeQuestion } from './outcome-question.ts';
import { settle } from './settle.ts';

/** HubSpot keeps the ids of the records that went into another one in this property of it, joined by semicolons. */
export const MERGED_IDS = 'hs_merged_object_ids';

export function mergedAway(row: LedgerRow, now: number): LedgerRow {
  return { ...row, outcomeAt: null, excluded: 'merged', readAt: now };
}

/** The record that another one went into stands for both, from the earlier of their joins on. */
export async function takeOver(
  { store, timeZone }: PortalDeps,
  question: OutcomeQuestion,
  { row, read }: { row: LedgerRow; read: Extract<RecordRead, { state: 'readable' }> },
  survivors: Map<string, LedgerRow>,
): Promise<void> {
  const recordId = read.record.id;
  const known = await store.ledger.rowsOf(question.portalId, question.hypothesisId, [recordId]);
  const own = survivors.get(recordId) ?? known.find(({ arm }) => arm === row.arm) ?? row;
  const joinedAt = Math.min(row.joinedAt, own.joinedAt);
  const firstSeenAt = Math.min(row.firstSeenAt, own.firstSeenAt);
  survivors.set(recordId, settle({ ...row, recordId, joinedAt, firstSeenAt }, read, question, timeZone));
}

/**
 * Rows of records that went into this one without ever being due to be read: who was in before the start, for instance,
 * is not new because two records were merged. This one stands for them, in their groups and from their joins on.
 */
export async function partsOf(
  { store }: PortalDeps,
  { portalId, hypothesisId, now }: OutcomeQuestion,
  { id, properties }: RecordFacts,
): Promise<LedgerRow[]> {
  const ids = (properties[MERGED_IDS] ?? '').split(';').filter((one) => one !== '');
  if (ids.length === 0) return [];
  const rows = await store.ledger.rowsOf(portalId, hypothesisId, ids);
  return rows
    .filter(({ excluded }) => excluded !== 'merged')
    .flatMap((row) => [{ ...row, recordId: id, ...UNREAD }, mergedAway(row, now)]);
}

const UNREAD = { outcomeAt: null, excluded: null, readAt: null };

import { sql, type RawBuilder } from 'kysely';
import type { LedgerRow } from '../../../core/outcomes/cohort/ledger-row.ts';

/** The row that stands and the one that is given, as `ON CONFLICT` calls them. */
const STANDING = 'standing';
const GIVEN = 'excluded';

const givenIsRead = `coalesce(${GIVEN}.read_at, '-infinity') >= coalesce(${STANDING}.read_at, '-infinity')`;
const joinedAt = `least(${STANDING}.joined_at, ${GIVEN}.joined_at)`;
const firstSeenAt = `least(${STANDING}.first_seen_at, ${GIVEN}.first_seen_at)`;
/** Of the row that was read later; the given one when both were read at once. */
const ofRead = (column: string) =>
  `CASE WHEN ${givenIsRead} THEN ${GIVEN}.${column} ELSE ${STANDING}.${column} END`;
/** What was read for a later join than the one that stands says nothing. */
const unlessLater = (column: string) =>
  `CASE WHEN ${joinedAt} < ${ofRead('joined_at')} THEN NULL ELSE ${ofRead(column)} END`;

/** What becomes of each column: the rule of `LedgerStore.append`, as lowdb's `mergeRows` has it. */
const MERGED: Record<string, string> = {
  joined_at: joinedAt,
  first_seen_at: firstSeenAt,
  outcome_at: unlessLater('outcome_at'),
  excluded: unlessLater('excluded'),
  read_at: unlessLater('read_at'),
  guardrail: ofRead('guardrail'),
  revised: ofRead('revised'),
};
const columns = Object.keys(MERGED);
const merged = Object.values(MERGED).join(', ');
const standing = columns.map((column) => `${STANDING}.${column}`).join(', ');

/**
 * Keeps the rows, none of which has the same key as another, in one statement. A row that comes again and brings nothing
 * new is not written again.
 */
export function mergeIntoLedger(
  portalId: string,
  hypothesisId: string,
  rows: readonly LedgerRow[],
): RawBuilder<unknown> {
  return sql`
    INSERT INTO groundwork.ledger_rows AS standing
      (portal_id, hypothesis_id, arm, record_id, ${sql.raw(columns.join(', '))})
    SELECT ${portalId}, ${hypothesisId}, * FROM unnest(
      ${rows.map(({ arm }) => arm)}::text[],
      ${rows.map(({ recordId }) => recordId)}::text[],
      ${rows.map((row) => row.joinedAt)}::double precision[],
      ${rows.map((row) => row.firstSeenAt)}::double precision[],
      ${rows.map(({ outcomeAt }) => outcomeAt)}::double precision[],
      ${rows.map(({ excluded }) => excluded)}::text[],
      ${rows.map(({ readAt }) => readAt)}::double precision[],
      ${rows.map(({ guardrail }) => guardrail ?? null)}::text[],
      ${rows.map(({ revised }) => revised ?? null)}::boolean[]
    )
    ON CONFLICT (portal_id, hypothesis_id, arm, record_id) DO UPDATE
      SET (${sql.raw(columns.join(', '))}) = (SELECT ${sql.raw(merged)})
      WHERE (${sql.raw(standing)}) IS DISTINCT FROM (${sql.raw(merged)})`;
}

import type { CohortRule } from './cohort-rule.ts';
import type { LedgerRow } from './ledger-row.ts';
import { DAY_MS } from '../../time.ts';

const HOUR_MS = 3_600_000;

/**
 * Where one record stands in one hypothesis. `imported`: it joined with many others at once, and a person said that
 * this was no real send. `merged`: it went into another record, which stands for both. `unread`:
 * its time is over and its outcome has not been read since. Reached and not reached exist only for records that have
 * finished: counting early wins would favour them.
 */
export type Standing =
  | 'before_start'
  | 'too_late'
  | 'imported'
  | 'merged'
  | 'contaminated'
  | 'waiting'
  | 'unread'
  | 'prior_converter'
  | 'not_evaluable'
  | 'reached'
  | 'not_reached';

/**
 * Standing of one record at `now` (epoch ms), from its rows: one, or one in each arm. A record in both arms belongs to
 * neither: it is left out of the comparison if either of its joins would have counted.
 */
export function standingOf(rows: readonly LedgerRow[], rule: CohortRule, now: number): Standing {
  if (rows.some(({ excluded }) => excluded === 'merged')) return 'merged';
  const row = rows.find((one) => isInTime(one, rule));
  if (row === undefined)
    return rows.some((one) => one.joinedAt < rule.startsAt) ? 'before_start' : 'too_late';
  if (rule.confirmed.importedHours.has(hourOf(row))) return 'imported';
  if (rows.length > 1 || row.excluded === 'contaminated') return 'contaminated';
  if (now < finishesAt(row, rule)) return 'waiting';
  if (!isSettled(row, rule)) return 'unread';
  if (row.excluded !== null) return row.excluded;
  return row.outcomeAt === null ? 'not_reached' : 'reached';
}

function isInTime(row: LedgerRow, rule: CohortRule): boolean {
  return row.joinedAt >= rule.startsAt && row.joinedAt <= rule.joinsUntil;
}

/** Beginning of the clock hour (UTC) in which the record joined, epoch milliseconds. */
export function hourOf({ joinedAt }: Pick<LedgerRow, 'joinedAt'>): number {
  return joinedAt - (joinedAt % HOUR_MS);
}

/** When the row's window and grace are over (epoch ms). */
export function finishesAt(row: LedgerRow, rule: CohortRule): number {
  return row.joinedAt + rule.finishesAfter;
}

/**
 * Whether an outcome that was counted may have been corrected since: a date can be entered or changed long after the
 * day it names, so it is read once more a while after the first time. What a property's history says stands.
 */
export function isToBeReadAgain(row: LedgerRow, rule: CohortRule, now: number): boolean {
  const lastLook = finishesAt(row, rule) + CORRECTED_WITHIN;
  return now >= lastLook && row.readAt !== null && row.readAt < lastLook;
}

const CORRECTED_WITHIN = 7 * DAY_MS;

/** Whether the outcome was read after window and grace: then it counts. */
export function isSettled(row: LedgerRow, rule: CohortRule): boolean {
  return row.readAt !== null && row.readAt >= finishesAt(row, rule);
}

import type { CohortRule } from '../../../src/core/outcomes/cohort/cohort-rule.ts';
import { confirmedIn } from '../../../src/core/outcomes/verdict/confirmed.ts';
import type { LedgerRow } from '../../../src/core/outcomes/cohort/ledger-row.ts';
import { DAY_MS } from '../../../src/core/time.ts';
import { makeLedgerRow } from '../../factories/entities.ts';

export const START = Date.parse('2026-07-01T08:00:00.000Z');

/** Thirty days and two of grace; joins count for a hundred days. */
export function makeRule(overrides: Partial<CohortRule> = {}): CohortRule {
  return {
    startsAt: START,
    joinsUntil: START + 100 * DAY_MS,
    deadlineAt: START + 132 * DAY_MS,
    finishesAfter: 32 * DAY_MS,
    windowDays: 30,
    hasControl: false,
    heldOutShare: null,
    isByAction: false,
    confirmed: confirmedIn([]),
    ...overrides,
  };
}

/** A row that joined so many days after the start and was read as soon as its time was over. */
export function rowJoinedOn(day: number, overrides: Partial<LedgerRow> = {}): LedgerRow {
  const joinedAt = START + day * DAY_MS;
  return makeLedgerRow({ joinedAt, firstSeenAt: joinedAt, readAt: joinedAt + 32 * DAY_MS, ...overrides });
}

import type { LedgerRow } from '../../../core/outcomes/cohort/ledger-row.ts';
import { readOutcome } from '../../../core/outcomes/metric/outcome.ts';
import { isSettled } from '../../../core/outcomes/cohort/standing.ts';
import { guardrailOutcome } from '../../../core/outcomes/metric/watched.ts';
import type { RecordFacts, RecordRead } from '../../hubspot/port.ts';
import type { OutcomeQuestion } from './outcome-question.ts';

/** The row with what was read. Of a record that is gone nobody can say any more what came of it. */
export function settle(
  row: LedgerRow,
  read: Exclude<RecordRead, { state: 'unreadable' }>,
  question: OutcomeQuestion,
  timeZone: string,
): LedgerRow {
  const found = read.state === 'gone' ? LOST : foundIn(read.record, row, question, timeZone);
  const { guardrail: _before, ...rest } = row;
  const after: LedgerRow = { ...rest, ...found, readAt: question.now };
  return isRevision(row, after, question) ? { ...after, revised: true } : after;
}

type Found = Pick<LedgerRow, 'outcomeAt' | 'excluded' | 'guardrail'>;

const LOST: Found = { outcomeAt: null, excluded: 'not_evaluable' };

function foundIn(
  record: RecordFacts,
  { joinedAt }: LedgerRow,
  { metric, guardrail, rule }: OutcomeQuestion,
  timeZone: string,
): Found {
  const window = { joinedAt, windowDays: rule.windowDays, timeZone };
  const outcome = readOutcome(metric, record, window);
  const watched = guardrailOutcome(guardrail, record, window);
  return {
    outcomeAt: outcome.kind === 'reached' ? outcome.at : null,
    excluded: EXCLUDED[outcome.kind],
    ...(watched === undefined ? {} : { guardrail: watched }),
  };
}

const EXCLUDED = {
  reached: null,
  not_reached: null,
  prior: 'prior_converter',
  not_evaluable: 'not_evaluable',
} as const;

/** Whether the result had been counted before, and is another one now. */
function isRevision(before: LedgerRow, after: LedgerRow, { rule }: OutcomeQuestion): boolean {
  if (!isSettled(before, rule)) return false;
  return before.excluded !== after.excluded || (before.outcomeAt === null) !== (after.outcomeAt === null);
}

import { needsHistory, type Metric } from '../../../core/hypotheses/metric.ts';
import { addRecord, emptyTally, type CohortTally } from '../../../core/outcomes/cohort.ts';
import type { CohortRule } from '../../../core/outcomes/cohort-rule.ts';
import type { LedgerRow } from '../../../core/outcomes/ledger-row.ts';
import { readOutcome } from '../../../core/outcomes/outcome.ts';
import { standingOf } from '../../../core/outcomes/standing.ts';
import type { RecordRead } from '../../hubspot/port.ts';
import { ledgerRecords } from '../ledger-records.ts';
import type { PortalDeps } from '../portal-deps.ts';

/** Records read and kept at a time: a multiple of both batch sizes, so that every batch is full. */
const RECORDS_AT_A_TIME = 500;

/** Whose outcomes are read, and how. */
export interface OutcomeQuestion {
  portalId: string;
  hypothesisId: string;
  objectTypeId: string;
  metric: Metric;
  rule: CohortRule;
  /** Epoch milliseconds: who has finished is judged as of this moment. */
  now: number;
}

export interface OutcomeAnswer {
  tally: CohortTally;
  outcomesRead: number;
}

/**
 * Reads the outcome of every record whose time is over and that was not read since, keeps each batch in the ledger and
 * counts the whole cohort on the way. A record that HubSpot does not give stays unread. Throws HubSpotError.
 */
export async function readOutcomes(deps: PortalDeps, question: OutcomeQuestion): Promise<OutcomeAnswer> {
  const { portalId, hypothesisId, rule, now } = question;
  const answer: OutcomeAnswer = { tally: emptyTally(), outcomesRead: 0 };
  let pending: LedgerRow[] = [];
  for await (const rows of ledgerRecords(deps.store, portalId, hypothesisId)) {
    const [row] = rows;
    if (row === undefined || standingOf(rows, rule, now) !== 'unread') {
      addRecord(answer.tally, rows, rule, now);
      continue;
    }
    pending.push(row);
    if (pending.length < RECORDS_AT_A_TIME) continue;
    await readBatch(deps, question, pending, answer);
    pending = [];
  }
  if (pending.length > 0) await readBatch(deps, question, pending, answer);
  return answer;
}

async function readBatch(
  deps: PortalDeps,
  question: OutcomeQuestion,
  pending: readonly LedgerRow[],
  answer: OutcomeAnswer,
): Promise<void> {
  const rows = new Map(pending.map((row) => [row.recordId, row]));
  const settled: LedgerRow[] = [];
  for await (const read of deps.hubspot.records.read(
    question.objectTypeId,
    [...rows.keys()],
    asked(question),
  )) {
    const row = rows.get(read.id);
    if (row === undefined || read.state === 'unreadable') continue;
    const after = settle(row, read, question, deps.timeZone);
    rows.set(row.recordId, after);
    settled.push(after);
  }
  if (settled.length > 0) await deps.store.ledger.append(question.portalId, question.hypothesisId, settled);
  answer.outcomesRead += settled.length;
  for (const row of rows.values()) addRecord(answer.tally, [row], question.rule, question.now);
}

/** A date property says when it happened; a condition has to be looked up in the history of the property. */
function asked({ metric }: OutcomeQuestion): { properties: string[]; withHistory: string[] } {
  const { property } = metric;
  return { properties: [property], withHistory: needsHistory(metric) ? [property] : [] };
}

/** The row with what was read. Of a record that is gone nobody can say any more what came of it. */
function settle(
  row: LedgerRow,
  read: Exclude<RecordRead, { state: 'unreadable' }>,
  { metric, rule, now }: OutcomeQuestion,
  timeZone: string,
): LedgerRow {
  const unexplained = { ...row, outcomeAt: null, readAt: now };
  if (read.state === 'gone') return { ...unexplained, excluded: 'not_evaluable' };
  const window = { joinedAt: row.joinedAt, windowDays: rule.windowDays, timeZone };
  const outcome = readOutcome(metric, read.record, window);
  if (outcome.kind === 'reached') return { ...unexplained, excluded: null, outcomeAt: outcome.at };
  if (outcome.kind === 'not_reached') return { ...unexplained, excluded: null };
  return { ...unexplained, excluded: outcome.kind === 'prior' ? 'prior_converter' : 'not_evaluable' };
}

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

interface Pass extends OutcomeAnswer {
  /** Records found to have gone into others. */
  merges: number;
}

/**
 * Reads the outcome of every record whose time is over and that was not read since, keeps each batch in the ledger and
 * counts the whole cohort on the way. A record that HubSpot does not give stays unread. Throws HubSpotError.
 */
export async function readOutcomes(deps: PortalDeps, question: OutcomeQuestion): Promise<OutcomeAnswer> {
  let outcomesRead = 0;
  for (;;) {
    const pass = await readPass(deps, question);
    outcomesRead += pass.outcomesRead;
    // A merge changes the row of another record, which may have been counted before: everybody is counted again.
    if (pass.merges === 0) return { tally: pass.tally, outcomesRead };
  }
}

async function readPass(deps: PortalDeps, question: OutcomeQuestion): Promise<Pass> {
  const { portalId, hypothesisId, rule, now } = question;
  const pass: Pass = { tally: emptyTally(), outcomesRead: 0, merges: 0 };
  let pending: LedgerRow[] = [];
  for await (const rows of ledgerRecords(deps.store, portalId, hypothesisId)) {
    const [row] = rows;
    if (row === undefined || standingOf(rows, rule, now) !== 'unread') {
      addRecord(pass.tally, rows, rule, now);
      continue;
    }
    pending.push(row);
    if (pending.length < RECORDS_AT_A_TIME) continue;
    await readBatch(deps, question, pending, pass);
    pending = [];
  }
  if (pending.length > 0) await readBatch(deps, question, pending, pass);
  return pass;
}

async function readBatch(
  deps: PortalDeps,
  question: OutcomeQuestion,
  pending: readonly LedgerRow[],
  pass: Pass,
): Promise<void> {
  const { portalId, hypothesisId, objectTypeId, now } = question;
  const rows = new Map(pending.map((row) => [row.recordId, row]));
  const survivors = new Map<string, LedgerRow>();
  const ids = [...rows.keys()];
  for await (const read of deps.hubspot.records.read(objectTypeId, ids, asked(question))) {
    const row = rows.get(read.id);
    if (row === undefined || read.state === 'unreadable') continue;
    const isMerged = read.state === 'readable' && read.record.id !== read.id;
    if (isMerged) await takeOver(deps, question, { row, read }, survivors);
    const after = isMerged ? mergedAway(row, now) : settle(row, read, question, deps.timeZone);
    rows.set(row.recordId, after);
  }
  const settled = [...rows.values()].filter((row) => !pending.includes(row));
  if (settled.length > 0)
    await deps.store.ledger.append(portalId, hypothesisId, [...settled, ...survivors.values()]);
  pass.outcomesRead += settled.length;
  pass.merges += settled.filter(({ excluded }) => excluded === 'merged').length;
  for (const row of rows.values()) addRecord(pass.tally, [row], question.rule, now);
}

function mergedAway(row: LedgerRow, now: number): LedgerRow {
  return { ...row, outcomeAt: null, excluded: 'merged', readAt: now };
}

/** The record that another one went into stands for both, from the earlier of their joins on. */
async function takeOver(
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

import { needsHistory, type Metric } from '../../../core/hypotheses/metric.ts';
import { addRecord, emptyTally, type CohortTally } from '../../../core/outcomes/cohort.ts';
import type { CohortRule } from '../../../core/outcomes/cohort-rule.ts';
import type { LedgerRow } from '../../../core/outcomes/ledger-row.ts';
import { readOutcome } from '../../../core/outcomes/outcome.ts';
import { isSettled, isToBeReadAgain, standingOf, type Standing } from '../../../core/outcomes/standing.ts';
import { guardrailOutcome, propertiesToRead } from '../../../core/outcomes/watched.ts';
import type { RecordFacts, RecordRead } from '../../hubspot/port.ts';
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
  /** What is watched beside it; null where nothing is, or it cannot be read. */
  guardrail: Metric | null;
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
 * Reads the outcome of every record whose time is over and that was not read since, and once more where it may have been
 * corrected; keeps each batch in the ledger and counts the whole cohort on the way. A record that HubSpot does not give
 * stays unread. Throws HubSpotError.
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
    if (row === undefined || !isToBeRead(rows, row, question)) {
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

/** What a property's history says stands; a date can be entered long after the day it names. */
function isToBeRead(
  rows: readonly LedgerRow[],
  row: LedgerRow,
  { rule, now, metric }: OutcomeQuestion,
): boolean {
  const standing = standingOf(rows, rule, now);
  if (standing === 'unread') return true;
  return isCounted(standing) && !needsHistory(metric) && isToBeReadAgain(row, rule, now);
}

function isCounted(standing: Standing): boolean {
  return ['reached', 'not_reached', 'prior_converter', 'not_evaluable'].includes(standing);
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
function asked({ metric, guardrail }: OutcomeQuestion): ReturnType<typeof propertiesToRead> {
  return propertiesToRead(guardrail === null ? [metric] : [metric, guardrail]);
}

/** The row with what was read. Of a record that is gone nobody can say any more what came of it. */
function settle(
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

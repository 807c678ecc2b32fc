import { needsHistory } from '../../../core/hypotheses/metric.ts';
import { addRecord, emptyTally, type CohortTally } from '../../../core/outcomes/cohort/cohort.ts';
import type { LedgerRow } from '../../../core/outcomes/cohort/ledger-row.ts';
import { isToBeReadAgain, standingOf, type Standing } from '../../../core/outcomes/cohort/standing.ts';
import { propertiesToRead } from '../../../core/outcomes/metric/watched.ts';
import { ledgerRecords } from '../ledger-records.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { MERGED_IDS, mergedAway, partsOf, takeOver } from './merged-records.ts';
import type { OutcomeQuestion } from './outcome-question.ts';
import { settle } from './settle.ts';

/** Records read and kept at a time: a multiple of both batch sizes, so that every batch is full. */
const RECORDS_AT_A_TIME = 500;

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
  const absorbed: LedgerRow[] = [];
  const ids = [...rows.keys()];
  for await (const read of deps.hubspot.records.read(objectTypeId, ids, asked(question))) {
    const row = rows.get(read.id);
    if (row === undefined || read.state === 'unreadable') continue;
    const isMerged = read.state === 'readable' && read.record.id !== read.id;
    if (isMerged) await takeOver(deps, question, { row, read }, survivors);
    else if (read.state === 'readable') absorbed.push(...(await partsOf(deps, question, read.record)));
    const after = isMerged ? mergedAway(row, now) : settle(row, read, question, deps.timeZone);
    rows.set(row.recordId, after);
  }
  const settled = [...rows.values()].filter((row) => !pending.includes(row));
  if (settled.length > 0)
    await deps.store.ledger.append(portalId, hypothesisId, [...settled, ...survivors.values(), ...absorbed]);
  pass.outcomesRead += settled.length;
  pass.merges += [...settled, ...absorbed].filter(({ excluded }) => excluded === 'merged').length;
  for (const row of rows.values()) addRecord(pass.tally, [row], question.rule, now);
}

/** A date property says when it happened; a condition has to be looked up in the history of the property. */
function asked({ metric, guardrail }: OutcomeQuestion): ReturnType<typeof propertiesToRead> {
  const { properties, withHistory } = propertiesToRead(guardrail === null ? [metric] : [metric, guardrail]);
  return { properties: [...properties, MERGED_IDS], withHistory };
}

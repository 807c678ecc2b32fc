import type { AuditReport } from '../../../core/contract/audit-report.ts';
import type { CardHypothesis } from '../../../core/contract/record-card.ts';
import type { Attachment } from '../../../core/grounding/judgements.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import type { Misfit } from '../../../core/hypotheses/misfit.ts';
import { sentenceOf } from '../../../core/hypotheses/sentence.ts';
import { cohortRule } from '../../../core/outcomes/cohort/cohort-rule.ts';
import type { LedgerRow } from '../../../core/outcomes/cohort/ledger-row.ts';
import { standingOf, type Standing } from '../../../core/outcomes/cohort/standing.ts';
import { DAY_MS, dayOf, toInstant } from '../../../core/time.ts';
import { statusTag } from './status-tag.ts';

export interface KnownOfRecord {
  attachments: readonly Attachment[];
  misfits: readonly Misfit[];
  rows: readonly { hypothesisId: string; row: LedgerRow }[];
  /** Segments the record is in. */
  listIds: ReadonlySet<string>;
}

export interface Around {
  audit: AuditReport | null;
  timeZone: string;
  /** Epoch milliseconds. */
  now: number;
  mayEdit: boolean;
}

/** A record's part in one hypothesis; null when it has none. */
export function recordPart(
  hypothesis: Hypothesis,
  record: { objectTypeId: string; recordId: string },
  known: KnownOfRecord,
  around: Around,
): CardHypothesis | null {
  if (hypothesis.status === 'draft' || hypothesis.status === 'retired') return null;
  const rows = known.rows.filter(({ hypothesisId }) => hypothesisId === hypothesis.id).map(({ row }) => row);
  const [row = null] = rows;
  const own = known.attachments.filter(({ hypothesisId }) => hypothesisId === hypothesis.id);
  const through = own.find(({ asset }) => asset.kind === 'list' && known.listIds.has(asset.id)) ?? null;
  if (row === null && through === null) return null;
  const outcome = outcomeOf(hypothesis, rows, around);
  const { slots, verdict, decision } = hypothesis;
  return {
    id: hypothesis.id,
    title: slots.title,
    ...statusTag(hypothesis),
    sentence: sentenceOf(hypothesis),
    since: row === null ? null : toInstant(row.joinedAt),
    segment: around.audit?.lists.find(({ id }) => id === through?.asset.id)?.name ?? null,
    expectation: slots.expectation,
    expectedBy: expectedBy(hypothesis, row, around.timeZone),
    outcome,
    happenedOn:
      outcome === 'reached' && row !== null && row.outcomeAt !== null
        ? dayOf(row.outcomeAt, around.timeZone)
        : null,
    salesNote: slots.salesNote,
    awaitsDecision: verdict !== null && decision === null,
    stillWrites: stillWrites(hypothesis, own, around),
    misfit: misfitOf(hypothesis, record, known),
    editorView: around.mayEdit ? editorView(hypothesis, row) : null,
  };
}

function expectedBy(hypothesis: Hypothesis, row: LedgerRow | null, timeZone: string): string | null {
  const windowDays = hypothesis.prediction?.windowDays ?? null;
  return row === null || windowDays === null ? null : dayOf(row.joinedAt + windowDays * DAY_MS, timeZone);
}

const OUTCOMES: Record<Standing, CardHypothesis['outcome']> = {
  waiting: 'waiting',
  unread: 'waiting',
  reached: 'reached',
  not_reached: 'not_reached',
  before_start: 'not_counted',
  too_late: 'not_counted',
  merged: 'not_counted',
  imported: 'not_counted',
  prior_converter: 'not_counted',
  not_evaluable: 'not_counted',
  contaminated: 'not_counted',
};

/** As the measurement counts the record; one it has not seen yet is waited for. */
function outcomeOf(
  hypothesis: Hypothesis,
  rows: readonly LedgerRow[],
  around: Around,
): CardHypothesis['outcome'] {
  const rule = cohortRule(hypothesis, around.timeZone);
  return rows.length === 0 || rule === null ? 'waiting' : OUTCOMES[standingOf(rows, rule, around.now)];
}

/** It did not come true, and a workflow that carries it was on at the latest audit. */
function stillWrites({ verdict }: Hypothesis, own: readonly Attachment[], { audit }: Around): boolean {
  if (verdict?.state !== 'invalidated' || audit === null) return false;
  const carriers = new Set(own.filter(({ asset }) => asset.kind === 'workflow').map(({ asset }) => asset.id));
  return audit.workflows.some(({ id, isEnabled }) => isEnabled === true && carriers.has(id));
}

function misfitOf(
  { id }: Hypothesis,
  { objectTypeId, recordId }: { objectTypeId: string; recordId: string },
  { misfits }: KnownOfRecord,
): CardHypothesis['misfit'] {
  const found = misfits.find(
    (one) => one.hypothesisId === id && one.objectTypeId === objectTypeId && one.recordId === recordId,
  );
  return found?.reason ?? null;
}

function editorView(
  { amendments }: Hypothesis,
  row: LedgerRow | null,
): NonNullable<CardHypothesis['editorView']> {
  const group = row === null ? null : row.arm === 'treatment' ? 'gets_it' : 'compared_with';
  return { group, amendments: amendments.map(({ at, what, reason }) => ({ at, what, reason })) };
}

import type { AuditReport } from '../../../core/contract/audit-report.ts';
import type { CardHypothesis, RecordCard } from '../../../core/contract/record-card.ts';
import type { Attachment } from '../../../core/grounding/judgements.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import { sentenceOf } from '../../../core/hypotheses/sentence.ts';
import { cohortRule } from '../../../core/outcomes/cohort-rule.ts';
import type { LedgerRow } from '../../../core/outcomes/ledger-row.ts';
import { standingOf, type Standing } from '../../../core/outcomes/standing.ts';
import { DAY_MS, dayOf, toInstant } from '../../../core/time.ts';
import type { HubSpotPortal } from '../../hubspot/port.ts';
import { isHubSpotError } from '../../hubspot/errors.ts';
import type { Store } from '../../store/port.ts';
import { statusTag } from './status-tag.ts';

export interface ExplainDeps {
  store: Store;
  hubspot: HubSpotPortal;
  now: () => number;
}

interface Membership {
  listId: string;
  firstAddedAt: number | null;
}

/**
 * Why we are in touch with a record: the hypotheses it takes part in, and the segments that write to it without one.
 * Answers from the store; HubSpot is asked only for the record's segments, and when it does not answer the card says
 * so instead of waiting or failing.
 */
export async function explainRecord(
  deps: ExplainDeps,
  portalId: string,
  record: { objectTypeId: string; recordId: string },
): Promise<RecordCard> {
  const [memberships, hypotheses, judgements, rows, audit, portal] = await Promise.all([
    membershipsOf(deps.hubspot, record),
    deps.store.hypotheses.list(portalId),
    deps.store.judgements.all(portalId),
    deps.store.ledger.ofRecord(portalId, record.recordId),
    deps.store.audits.latest(portalId),
    deps.store.portals.get(portalId),
  ]);
  const timeZone = portal?.timeZone ?? 'UTC';
  const ofType = hypotheses.filter((hypothesis) => hypothesis.objectTypeId === record.objectTypeId);
  const parts = ofType.flatMap((hypothesis) =>
    partIn(hypothesis, judgements.attachments, rows, memberships, { audit, timeZone, now: deps.now() }),
  );
  const at = toInstant(deps.now());
  return {
    schema: 'groundwork.record/1',
    ...record,
    asOf: at,
    segmentsAsOf: memberships === null ? null : at,
    segments: memberships?.length ?? null,
    hypotheses: parts.sort(byUrgency),
    unexplained: unexplained(memberships ?? [], audit),
  };
}

const PASSING = [
  'hubspot_timeout',
  'hubspot_rate_limited',
  'hubspot_unreachable',
  'hubspot_server_error',
] as const;

async function membershipsOf(
  hubspot: HubSpotPortal,
  record: { objectTypeId: string; recordId: string },
): Promise<Membership[] | null> {
  try {
    return await hubspot.lists.ofRecord(record.objectTypeId, record.recordId);
  } catch (error) {
    // A passing fault shows as “not known” (segmentsAsOf stays null); a missing permission has a mend and is told.
    if (isHubSpotError(error, ...PASSING)) return null;
    throw error;
  }
}

interface Around {
  audit: AuditReport | null;
  timeZone: string;
  now: number;
}

function partIn(
  hypothesis: Hypothesis,
  attachments: Attachment[],
  rows: { hypothesisId: string; row: LedgerRow }[],
  memberships: Membership[] | null,
  around: Around,
): CardHypothesis[] {
  if (hypothesis.status === 'draft' || hypothesis.status === 'retired') return [];
  const own = rows.filter((entry) => entry.hypothesisId === hypothesis.id).map((entry) => entry.row);
  const [row = null] = own;
  const segmentId = treatmentListOf(hypothesis, attachments, memberships);
  if (row === null && segmentId === null) return [];
  const joinedAt = row?.joinedAt ?? null;
  const segment = around.audit?.lists.find((list) => list.id === segmentId)?.name ?? null;
  return [
    {
      id: hypothesis.id,
      title: hypothesis.slots.title,
      ...statusTag(hypothesis),
      sentence: sentenceOf(hypothesis),
      since: joinedAt === null ? null : toInstant(joinedAt),
      segment,
      expectation: hypothesis.slots.expectation,
      expectedBy: expectedBy(hypothesis, joinedAt, around.timeZone),
      outcome: outcomeOf(hypothesis, own, around),
      salesNote: hypothesis.slots.salesNote,
    },
  ];
}

function treatmentListOf(
  hypothesis: Hypothesis,
  attachments: Attachment[],
  memberships: Membership[] | null,
): string | null {
  const lists = new Set(memberships?.map((membership) => membership.listId));
  const attachment = attachments.find(
    ({ hypothesisId, asset, role }) =>
      hypothesisId === hypothesis.id && asset.kind === 'list' && role === 'treatment' && lists.has(asset.id),
  );
  return attachment?.asset.id ?? null;
}

function expectedBy(hypothesis: Hypothesis, joinedAt: number | null, timeZone: string): string | null {
  const windowDays = hypothesis.prediction?.windowDays ?? null;
  return joinedAt === null || windowDays === null ? null : dayOf(joinedAt + windowDays * DAY_MS, timeZone);
}

const OUTCOMES: Record<Standing, CardHypothesis['outcome']> = {
  waiting: 'waiting',
  unread: 'waiting',
  reached: 'reached',
  not_reached: 'not_reached',
  before_start: 'not_counted',
  too_late: 'not_counted',
  merged: 'not_counted',
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

function byUrgency(a: CardHypothesis, b: CardHypothesis): number {
  const rank = (entry: CardHypothesis) => (entry.outcome === 'waiting' ? 0 : 1);
  return (
    rank(a) - rank(b) ||
    (a.expectedBy ?? '9999').localeCompare(b.expectedBy ?? '9999') ||
    a.id.localeCompare(b.id)
  );
}

function unexplained(memberships: Membership[], audit: AuditReport | null): RecordCard['unexplained'] {
  const mine = new Set(memberships.map((membership) => membership.listId));
  return (audit?.lists ?? [])
    .filter((list) => list.grounding === 'ungrounded' && mine.has(list.id))
    .map((list) => ({ listId: list.id, name: list.name }));
}

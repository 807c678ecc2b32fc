import type { AuditReport } from '../../../core/contract/audit-report.ts';
import type { CardHypothesis, RecordCard } from '../../../core/contract/record-card.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import { toInstant } from '../../../core/time.ts';
import type { HubSpotPortal } from '../../hubspot/port.ts';
import { isHubSpotError } from '../../hubspot/errors.ts';
import type { PortalRecord } from '../../store/port/portals.ts';
import type { Store } from '../../store/port/store.ts';
import { recordPart, type KnownOfRecord } from './record-part.ts';

export interface ExplainDeps {
  store: Store;
  hubspot: HubSpotPortal;
  now: () => number;
}

/** Whose card it is. */
export interface RecordRef {
  objectTypeId: string;
  recordId: string;
}

/**
 * Why we are in touch with a record: the hypotheses it takes part in, and the segments that write to it without one.
 * Answers from the store; HubSpot is asked only for the record's segments, and when it does not answer the card says
 * so instead of waiting or failing. Which group a record is in is told to editors only.
 */
export async function explainRecord(
  deps: ExplainDeps,
  portalId: string,
  record: RecordRef,
  viewer: { userId: string },
): Promise<RecordCard> {
  const { store } = deps;
  const [listIds, hypotheses, attachments, misfits, rows, audit, portal] = await Promise.all([
    listsOf(deps.hubspot, record),
    store.hypotheses.list(portalId),
    store.judgements.attachments(portalId),
    store.misfits.all(portalId),
    store.ledger.ofRecord(portalId, record.recordId),
    store.audits.latest(portalId),
    store.portals.get(portalId),
  ]);
  const mayEdit = portal?.editors.includes(viewer.userId) ?? false;
  const account = accountOf(portalId, portal);
  const around = { audit, timeZone: account.timeZone, now: deps.now(), mayEdit };
  const known = { attachments, misfits, rows, listIds: listIds ?? new Set<string>() };
  const parts = hypotheses
    .filter(({ objectTypeId }) => objectTypeId === record.objectTypeId)
    .flatMap((hypothesis) => recordPart(hypothesis, record, known, around) ?? []);
  const at = toInstant(around.now);
  const without = withoutHypothesis(known, hypotheses, audit);
  return {
    schema: 'groundwork.record/1',
    objectTypeId: record.objectTypeId,
    recordId: record.recordId,
    asOf: at,
    segmentsAsOf: listIds === null ? null : at,
    segments: listIds?.size ?? null,
    account,
    mayEdit,
    hypotheses: parts.sort(byUrgency),
    unexplainedCount: without.length,
    unexplained: without.slice(0, SPELLED_OUT),
  };
}

/** Segments without a hypothesis that a card names; it tells how many there are. */
const SPELLED_OUT = 50;

function accountOf(portalId: string, portal: PortalRecord | null): RecordCard['account'] {
  const { uiDomain = 'app.hubspot.com', timeZone = 'UTC' } = portal ?? {};
  return { portalId, uiDomain, timeZone };
}

const PASSING = [
  'hubspot_timeout',
  'hubspot_rate_limited',
  'hubspot_unreachable',
  'hubspot_server_error',
] as const;

/** Ids of the segments the record is in; null when HubSpot did not say in time. */
async function listsOf(hubspot: HubSpotPortal, record: RecordRef): Promise<Set<string> | null> {
  try {
    const memberships = await hubspot.lists.ofRecord(record.objectTypeId, record.recordId);
    return new Set(memberships.map(({ listId }) => listId));
  } catch (error) {
    // A passing fault shows as “not known” (segmentsAsOf stays null); a missing permission has a mend and is told.
    if (isHubSpotError(error, ...PASSING)) return null;
    throw error;
  }
}

function byUrgency(a: CardHypothesis, b: CardHypothesis): number {
  return (
    rank(a) - rank(b) ||
    (a.expectedBy ?? '9999').localeCompare(b.expectedBy ?? '9999') ||
    a.id.localeCompare(b.id)
  );
}

function rank(entry: CardHypothesis): number {
  if (entry.awaitsDecision) return 0;
  return entry.outcome === 'waiting' ? 1 : 2;
}

/** As of the latest audit, less what the card tells of anyway. */
function withoutHypothesis(
  { attachments, listIds }: Pick<KnownOfRecord, 'attachments' | 'listIds'>,
  hypotheses: readonly Hypothesis[],
  audit: AuditReport | null,
): RecordCard['unexplained'] {
  if (audit === null) return [];
  const nameOf = new Map(audit.workflows.map(({ id, name }) => [id, name]));
  return audit.lists
    .filter(({ id, grounding }) => grounding === 'ungrounded' && listIds.has(id))
    .flatMap(({ id, name, usedBy }) => {
      const own = attachments.filter(({ asset }) => asset.kind === 'list' && asset.id === id);
      const attached = hypotheses.flatMap((hypothesis) => {
        const at = own.find(({ hypothesisId }) => hypothesisId === hypothesis.id)?.at;
        return at === undefined ? [] : [{ hypothesis, at }];
      });
      if (attached.some((one) => isTold(one, audit.auditedAt))) return [];
      const uses = usedBy.slice(0, MOST_USES).map((workflowId) => nameOf.get(workflowId) ?? workflowId);
      return [{ listId: id, name, usedBy: uses, draft: draftIn(attached) }];
    });
}

interface Attached {
  hypothesis: Hypothesis;
  at: string;
}

/** The card tells of it already: as one that did not come true, or one that carries it since the audit. */
function isTold({ hypothesis: { status, start, verdict }, at }: Attached, auditedAt: string): boolean {
  if (verdict?.state === 'invalidated') return true;
  if (status !== 'live' || start === null) return false;
  // Imported moments may be told in any zone.
  return Math.max(Date.parse(start.at), Date.parse(at)) > Date.parse(auditedAt);
}

function draftIn(attached: readonly Attached[]): RecordCard['unexplained'][number]['draft'] {
  const draft = attached.find(({ hypothesis }) => hypothesis.status === 'draft')?.hypothesis;
  return draft === undefined ? null : { id: draft.id, title: draft.slots.title };
}

/** Workflows that are named for a segment. */
const MOST_USES = 5;

import type { Coverage, SendsCoverage, WorkflowCoverage } from '../../contract/audit-coverage.ts';
import { toInstant } from '../../time.ts';
import type { AuditInput } from '../audit-input.ts';
import type { GroundingState, WorkflowJudgement } from '../states/judgement.ts';
import { peopleCoverage } from './people-coverage.ts';
import type { Sends } from './sends.ts';

/** Above this share of what could not be read there is no overall figure. */
const MOST_UNKNOWN = 0.2;
/** From this share of sending workflows with known sends on, the report speaks of sends. */
const ENOUGH_SENDERS = 0.8;

type StateKey =
  'grounded' | 'inherited' | 'ungrounded' | 'exempt' | 'notApplicable' | 'unclassified' | 'unknown';
type ByState = Record<StateKey, number>;

const KEYS: Record<GroundingState, StateKey> = {
  grounded: 'grounded',
  inherited: 'inherited',
  ungrounded: 'ungrounded',
  exempt: 'exempt',
  not_applicable: 'notApplicable',
  unclassified: 'unclassified',
  unknown: 'unknown',
};

/** How much of what runs has a hypothesis, in workflows and, where HubSpot tells, in e-mails. */
export function coverageOf(
  input: Readonly<AuditInput>,
  workflows: readonly WorkflowJudgement[],
  sends: Sends | null,
): Coverage {
  const byEmail = sends === null ? null : sendsCoverage(input, workflows, sends);
  const leadsWithSends =
    byEmail !== null && byEmail.senders > 0 && byEmail.sendersKnown / byEmail.senders >= ENOUGH_SENDERS;
  return {
    lead: leadsWithSends ? 'sends' : 'workflows',
    workflows: workflowCoverage(input, workflows),
    sends: byEmail,
    people: peopleCoverage(input, workflows),
  };
}

function workflowCoverage(
  input: Readonly<AuditInput>,
  workflows: readonly WorkflowJudgement[],
): WorkflowCoverage {
  const counts = nothing();
  let feeders = 0;
  let off = 0;
  for (const judgement of workflows) {
    if (!judgement.workflow.isEnabled) off += 1;
    else if (judgement.classification.class === 'feeder') feeders += 1;
    else counts[keyOf(judgement)] += 1;
  }
  for (const { kind, isEnabled } of input.unreadable) {
    if (kind !== 'workflow') continue;
    if (isEnabled === false) off += 1;
    else counts.unknown += 1;
  }
  const total = sum(counts);
  const unknownShare = shareOf(counts.unknown, total + feeders);
  const refused = input.unreadable.some(({ kind }) => kind === 'portal');
  return {
    unit: 'workflows',
    ...counts,
    feeders,
    off,
    total,
    ...scoreOf(counts, refused ? 1 : unknownShare, refused),
    unknownShare: refused ? 1 : unknownShare,
  };
}

function sendsCoverage(
  input: Readonly<AuditInput>,
  workflows: readonly WorkflowJudgement[],
  { byWorkflow, unread, senders, sendersKnown }: Sends,
): SendsCoverage | null {
  if (input.emails === null) return null;
  const sent = nothing();
  const unsubscribes = nothing();
  for (const judgement of workflows) {
    const own = byWorkflow.get(judgement.workflow.id) ?? null;
    if (own === null || !judgement.workflow.isEnabled) continue;
    sent[keyOf(judgement)] += own.sent;
    unsubscribes[keyOf(judgement)] += own.unsubscribed;
  }
  sent.unknown += unread.sent;
  unsubscribes.unknown += unread.unsubscribed;
  // One workflow that could not be read may send most of it.
  const unknownShare = Math.max(shareOf(senders - sendersKnown, senders), shareOf(sent.unknown, sum(sent)));
  const refused = input.unreadable.some(({ kind }) => kind === 'portal');
  return {
    unit: 'emails',
    source: SOURCE,
    from: toInstant(input.emails.from),
    asOf: toInstant(input.emails.to),
    ...sent,
    total: sum(sent),
    unsubscribes: { ...unsubscribes, total: sum(unsubscribes) },
    senders,
    sendersKnown,
    ...scoreOf(sent, unknownShare, refused),
    unknownShare,
  };
}

const SOURCE =
  'HubSpot e-mail statistics of workflows that are on; an e-mail in several workflows is counted once, with the worst of them';

/** Work in the background stays outside the count, also where somebody attached a hypothesis to it. */
function keyOf({ state, classification }: WorkflowJudgement): StateKey {
  const inBackground = classification.class === 'operational' || classification.class === 'service_message';
  return inBackground ? 'notApplicable' : KEYS[state];
}

function scoreOf(
  counts: ByState,
  unknownShare: number,
  refused: boolean,
): { score: number | null; withheld: string | null } {
  const carried = counts.grounded + counts.inherited;
  const judged = carried + counts.ungrounded;
  if (refused) return { score: null, withheld: 'workflows_refused' };
  if (unknownShare > MOST_UNKNOWN) return { score: null, withheld: 'too_much_unknown' };
  if (judged === 0) return { score: null, withheld: 'nothing_to_judge' };
  return { score: carried / judged, withheld: null };
}

function nothing(): ByState {
  return {
    grounded: 0,
    inherited: 0,
    ungrounded: 0,
    exempt: 0,
    notApplicable: 0,
    unclassified: 0,
    unknown: 0,
  };
}

function sum(counts: ByState): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

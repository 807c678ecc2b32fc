import type { ExemptionStanding } from './exemptions.ts';
import type { Chain, UngroundedReason } from './judgement.ts';
import type { Standing } from '../lineage/lineage.ts';
import { judged, type JudgedState } from './workflow-state.ts';

export interface ListFacts {
  standing: Standing;
  /** Supporting hypotheses whose control list it is: held out on purpose is a reason too. */
  controls: Chain[];
  exemption: ExemptionStanding;
  failing: UngroundedReason | null;
  /** Whether a workflow that is on and writes to customers, or leads to some, enrols from it. */
  isUsed: boolean;
  /** Workflows as a whole were refused, or single ones could not be read. */
  unread: 'all' | 'some' | 'none';
}

/** The first row that holds. A list of which nobody knows whether it is used is unknown, never out of scope. */
export function listState(facts: ListFacts): JudgedState {
  const { standing, controls, exemption, unread, isUsed } = facts;
  if (unread === 'all') return judged('unknown', 'workflows_unreadable');
  const attached = [...standing.own, ...controls];
  if (attached.length > 0) return judged('grounded', 'attached', attached);
  if (exemption === 'active') return judged('exempt', 'exemption');
  if (!isUsed) {
    return unread === 'some'
      ? judged('unknown', 'use_not_known')
      : judged('not_applicable', 'not_enrolled_from');
  }
  if (standing.isInherited) {
    const reason = standing.isFedByWorkflows
      ? 'fed_by_covered_workflows_and_by_hand'
      : 'within_covered_lists';
    return judged('inherited', reason, standing.via);
  }
  return judged('ungrounded', ungroundedReason(facts), standing.via);
}

function ungroundedReason({ standing, exemption, failing }: ListFacts): UngroundedReason {
  if (failing !== null) return failing;
  if (standing.coveredWays > 0) return 'partly_inherited';
  return exemption === 'expired' ? 'exemption_expired' : 'none';
}

import type { ExemptionStanding } from './exemptions.ts';
import type { Chain, Classification, GroundingState, UngroundedReason } from './judgement.ts';
import type { Standing } from '../lineage/lineage.ts';
import type { Workflow } from '../workflow/model.ts';

/** State of a workflow or a list with its reason and what stands behind it. */
export interface JudgedState {
  state: GroundingState;
  reason: string;
  via: Chain[];
  uncoveredWays: string[];
}

export interface WorkflowFacts {
  workflow: Workflow;
  classification: Classification;
  standing: Standing;
  exemption: ExemptionStanding;
  /** Why attached hypotheses do not support, if any are attached. */
  failing: UngroundedReason | null;
}

/** The first row that holds, for every workflow that could be read; feeders take more from what they feed. */
export function workflowState(facts: WorkflowFacts): JudgedState {
  return settledState(facts) ?? openState(facts);
}

/** What holds for a workflow whatever its ways in are: only kinds that run by themselves are judged at all. */
export function settledState({
  workflow,
  classification,
  standing,
  exemption,
}: WorkflowFacts): JudgedState | null {
  if (workflow.flowType !== 'WORKFLOW') return judged('not_applicable', 'not_judged');
  if (standing.own.length > 0) return judged('grounded', 'attached', standing.own);
  if (exemption === 'active') return judged('exempt', 'exemption');
  const inBackground = classification.class === 'operational' || classification.class === 'service_message';
  return inBackground ? judged('not_applicable', classification.class) : null;
}

function openState(facts: WorkflowFacts): JudgedState {
  const { classification, standing } = facts;
  if (standing.isInherited) return judged('inherited', 'all_ways_covered', standing.via);
  if (classification.class === 'unclassified') return judged('unclassified', 'unknown_destination');
  return {
    ...judged('ungrounded', ungroundedReason(facts), standing.via),
    uncoveredWays: uncovered(standing),
  };
}

function ungroundedReason({ standing, exemption, failing }: WorkflowFacts): UngroundedReason {
  if (failing !== null) return failing;
  if (standing.wasContradicted) return 'contradicted';
  if (standing.coveredWays > 0) return 'partly_inherited';
  return exemption === 'expired' ? 'exemption_expired' : 'none';
}

/** Ways without a hypothesis are worth naming only where others have one. */
function uncovered({ coveredWays, uncoveredWays }: Standing): string[] {
  return coveredWays > 0 ? uncoveredWays : [];
}

export function judged(state: GroundingState, reason: string, via: Chain[] = []): JudgedState {
  return { state, reason, via, uncoveredWays: [] };
}

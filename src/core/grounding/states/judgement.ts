import type { WorkflowClass } from '../judgements.ts';
import type { ListModel } from '../list/list-model.ts';
import type { Workflow } from '../workflow/model.ts';

export type GroundingState =
  'unknown' | 'grounded' | 'exempt' | 'not_applicable' | 'inherited' | 'unclassified' | 'ungrounded';

/** Why a state is as it is, in the order in which reasons are looked for. */
export type UngroundedReason =
  | 'refuted'
  | 'stopped'
  | 'retired'
  | 'review_overdue'
  | 'dangling'
  | 'draft_only'
  | 'contradicted'
  | 'partly_inherited'
  | 'exemption_expired'
  | 'none';

export interface Hop {
  from: { kind: 'hypothesis' | 'list' | 'workflow'; id: string };
  relation: 'treats' | 'controls' | 'enrols_from' | 'adds_to' | 'goes_to' | 'within' | 'tactic';
  to: { kind: 'list' | 'workflow'; id: string };
}

/** The shortest way from a hypothesis to an asset; a direct attachment is one hop. */
export interface Chain {
  hypothesisId: string;
  hops: Hop[];
}

export interface Classification {
  class: WorkflowClass;
  /** In words, with the chain where the class comes from another workflow. */
  reason: string;
  /** Where a feeder's customer-facing chain begins; null for workflows that are no part of one. */
  chainEntry: string | null;
}

export interface WorkflowJudgement {
  workflow: Workflow;
  classification: Classification;
  state: GroundingState;
  /** Ungrounded: one of UngroundedReason; otherwise a short reason code for the state. */
  reason: string;
  via: Chain[];
  /** Ways in that no hypothesis covers, where some are covered. */
  uncoveredWays: string[];
}

export interface ListJudgement {
  list: ListModel;
  state: GroundingState;
  reason: string;
  via: Chain[];
  /** Ids of workflows that are on and write to its members, or lead to some that do. */
  usedBy: readonly string[];
}

import type { WorkflowEntry } from '../../contract/audit-entry.ts';
import { compareText } from '../engine/finding-order.ts';

const FIRST = 5;

/**
 * Workflows that are on and write to customers without a hypothesis, those that send most first. Where it is not
 * known how much one sends, it comes behind those of which it is.
 */
export function withoutHypothesis(workflows: readonly WorkflowEntry[]): WorkflowEntry[] {
  return workflows.filter(isOpen).sort(bySent);
}

/** Ids of the few to begin with. */
export function startHereOf(workflows: readonly WorkflowEntry[]): string[] {
  return withoutHypothesis(workflows)
    .slice(0, FIRST)
    .map(({ id }) => id);
}

function isOpen({ isEnabled, class: kind, grounding }: WorkflowEntry): boolean {
  return isEnabled === true && grounding === 'ungrounded' && kind !== 'feeder';
}

function bySent(a: WorkflowEntry, b: WorkflowEntry): number {
  return (b.sent ?? -1) - (a.sent ?? -1) || compareText(a.id, b.id);
}

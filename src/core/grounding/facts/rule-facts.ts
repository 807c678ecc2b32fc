import type { Hypothesis } from '../../hypotheses/hypothesis.ts';
import type { AuditInput } from '../audit-input.ts';
import { compareKeys } from '../engine/finding-order.ts';
import type { WorkflowJudgement } from '../states/judgement.ts';
import { once } from './once.ts';
import type { Evidence, RuleContext, RuleFinding } from '../engine/rule.ts';

/** A workflow that says it carries a hypothesis: attached by a person, or by our action in it. */
export interface Tactic {
  hypothesisId: string;
  workflowId: string;
  /** Place of our action in the definition; null when a person attached the workflow. */
  actionPath: string | null;
}

/** Reasons for a state that have a finding of their own: SG502 for what failed or ended, SG105 for what is missing. */
export const TOLD_ELSEWHERE: ReadonlySet<string> = new Set(['refuted', 'stopped', 'retired', 'dangling']);

/** Every tactic, ordered by workflow, then hypothesis; an action and an attachment of one pair are two entries. */
export const tacticsOf = once((input: Readonly<AuditInput>): readonly Tactic[] => {
  const attached = input.judgements.attachments
    .filter(({ asset, role }) => asset.kind === 'workflow' && role === 'tactic')
    .map(({ asset, hypothesisId }) => ({ hypothesisId, workflowId: asset.id, actionPath: null }));
  const assigned = input.workflows.flatMap((workflow) =>
    workflow.assignments.flatMap(({ hypothesisId, path }) =>
      hypothesisId === null ? [] : [{ hypothesisId, workflowId: workflow.id, actionPath: path }],
    ),
  );
  return [...attached, ...assigned].sort((a, b) => compareKeys(keysOf(a), keysOf(b)));
});

export const hypothesesById = once(
  ({ hypotheses }: Readonly<AuditInput>): ReadonlyMap<string, Hypothesis> =>
    new Map(hypotheses.map((hypothesis) => [hypothesis.id, hypothesis])),
);

/** Ids of the workflows that say they carry each hypothesis, in order, by its id. */
export const carrierIdsOf = once((input: Readonly<AuditInput>): ReadonlyMap<string, readonly string[]> => {
  const ids = new Map<string, Set<string>>();
  for (const { hypothesisId, workflowId } of tacticsOf(input)) {
    const own = ids.get(hypothesisId) ?? new Set();
    ids.set(hypothesisId, own.add(workflowId));
  }
  return new Map([...ids].map(([id, own]) => [id, [...own]]));
});

/** The title in quotation marks; a hypothesis without one goes by its id. */
export function quoted(hypothesis: Hypothesis): string {
  return hypothesis.slots.title === '' ? hypothesis.id : `“${hypothesis.slots.title}”`;
}

/** Ids of the lists whose members get what the hypothesis proposes. */
export function treatmentListsOf(input: Readonly<AuditInput>, hypothesisId: string): string[] {
  return input.judgements.attachments
    .filter(
      (one) => one.hypothesisId === hypothesisId && one.role === 'treatment' && one.asset.kind === 'list',
    )
    .map(({ asset }) => asset.id)
    .sort();
}

export interface CarriedPair {
  judgement: WorkflowJudgement;
  hypothesis: Hypothesis;
}

/**
 * Workflows that are on, with each hypothesis that stands behind them, attached or inherited; hypotheses that do
 * not carry are left out.
 */
export const carriedPairs = once((context: RuleContext): readonly CarriedPair[] => {
  const known = hypothesesById(context.input);
  const direct = tacticsOf(context.input).map(
    ({ workflowId, hypothesisId }) => [workflowId, hypothesisId] as const,
  );
  const inherited = [...context.workflows].flatMap(([workflowId, { via }]) =>
    via.map(({ hypothesisId }) => [workflowId, hypothesisId] as const),
  );
  const pairs = new Map<string, CarriedPair>();
  for (const [workflowId, hypothesisId] of [...direct, ...inherited]) {
    const judgement = context.workflows.get(workflowId);
    const hypothesis = known.get(hypothesisId);
    if (judgement === undefined || hypothesis === undefined) continue;
    if (!isOn(judgement) || !supports(context, hypothesisId)) continue;
    pairs.set(`${workflowId} ${hypothesisId}`, { judgement, hypothesis });
  }
  return [...pairs.values()];
});

export function supports(context: RuleContext, hypothesisId: string): boolean {
  return context.supports.get(hypothesisId)?.supports === true;
}

/** An audit of files: what is not in them may still be in the account. */
export function isOffline({ uiDomain }: Readonly<AuditInput>): boolean {
  return uiDomain === null;
}

/** On, and of the kind that is judged. */
export function isOn({ workflow }: WorkflowJudgement): boolean {
  return workflow.isEnabled && workflow.flowType === 'WORKFLOW';
}

export function workflowAsset({ workflow }: Pick<WorkflowJudgement, 'workflow'>): RuleFinding['asset'] {
  return { kind: 'workflow', id: workflow.id, name: workflow.name };
}

export function hypothesisAsset(hypothesis: Hypothesis): RuleFinding['asset'] {
  return { kind: 'hypothesis', id: hypothesis.id, name: hypothesis.slots.title };
}

export function slotEvidence(hypothesis: Hypothesis, path: string, text: string): Evidence {
  return { kind: 'hypothesis', id: hypothesis.id, path, text };
}

/** “1 workflow”, “2 workflows”. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function keysOf(tactic: Tactic): string[] {
  return [tactic.workflowId, tactic.hypothesisId, tactic.actionPath ?? ''];
}

import type { Hypothesis } from '../../hypotheses/hypothesis.ts';
import type { AuditInput } from '../audit-input.ts';
import { compareText } from '../engine/finding-order.ts';
import type { RuleContext } from '../engine/rule.ts';
import { isOn, tacticsOf } from './rule-facts.ts';

export interface Carrier {
  id: string;
  name: string;
  /** `gone` is not in the account, or not among the files; `not_known` could not be read. */
  standing: 'on' | 'off' | 'not_known' | 'gone';
}

const RUNNING = new Set(['live', 'live_reviewed']);

/** Started hypotheses that are put to the test today: before their deadline or review date, and without a result. */
export function runningHypotheses({ input, supports }: RuleContext): Hypothesis[] {
  return input.hypotheses.filter(({ id }) => RUNNING.has(supports.get(id)?.reason ?? ''));
}

/**
 * Workflows that put each hypothesis into practice, ordered by id: attached to it, with our step for it, or with people
 * from its lists and workflows. Linear in attachments and workflows, whatever the number of hypotheses.
 */
export function carriersIn({ input, workflows }: RuleContext): (hypothesisId: string) => Carrier[] {
  const ids = new Map<string, Set<string>>();
  const note = (hypothesisId: string, workflowId: string) => {
    const known = ids.get(hypothesisId) ?? new Set();
    ids.set(hypothesisId, known.add(workflowId));
  };
  for (const { hypothesisId, workflowId } of tacticsOf(input)) note(hypothesisId, workflowId);
  for (const [id, { via }] of workflows) for (const { hypothesisId } of via) note(hypothesisId, id);
  return (hypothesisId) =>
    [...(ids.get(hypothesisId) ?? [])].sort(compareText).map((id) => {
      const judgement = workflows.get(id);
      if (judgement === undefined) return notRead(input, id);
      return { id, name: judgement.workflow.name, standing: isOn(judgement) ? 'on' : 'off' };
    });
}

/** What the listing says of a workflow whose definition is closed to us. */
function notRead({ unreadable }: Readonly<AuditInput>, id: string): Carrier {
  const found = unreadable.find((one) => one.kind === 'workflow' && one.id === id);
  if (found !== undefined) {
    return { id, name: found.name ?? id, standing: found.isEnabled === false ? 'off' : 'not_known' };
  }
  const isRefused = unreadable.some(({ kind }) => kind === 'portal');
  return { id, name: id, standing: isRefused ? 'not_known' : 'gone' };
}

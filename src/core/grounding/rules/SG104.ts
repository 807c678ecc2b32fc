import * as z from 'zod/mini';
import type { Hypothesis } from '../../hypotheses/hypothesis.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { counted, hypothesisAsset, isOn, quoted, slotEvidence, tacticsOf } from '../rule-facts.ts';

const Options = z.strictObject({});
const RUNNING = new Set(['live', 'live_reviewed']);

export const SG104: Rule<z.infer<typeof Options>> = {
  id: 'SG104',
  title: 'Hypothesis is running, and no workflow carries it',
  severity: 'warning',
  why: 'A hypothesis that nothing acts on is never put to the test.',
  question: 'Which workflow puts this into practice? One-off e-mails are not visible to us.',
  options: Options,
  check(context) {
    if (context.input.unreadable.some(({ kind }) => kind === 'portal')) return [];
    const carried = carriedHypotheses(context);
    return context.input.hypotheses
      .filter(({ id }) => RUNNING.has(context.supports.get(id)?.reason ?? '') && !carried.has(id))
      .map((hypothesis) => ({
        asset: hypothesisAsset(hypothesis),
        message: `${quoted(hypothesis)} is running, but ${whatIsThere(context, hypothesis)}.`,
        evidence: [slotEvidence(hypothesis, 'attachments', whatIsThere(context, hypothesis))],
      }));
  },
};

/** Hypotheses that a workflow stands for that is on, or that could not be read and is not known to be off. */
function carriedHypotheses(context: RuleContext): Set<string> {
  const carried = new Set<string>();
  for (const judgement of context.workflows.values()) {
    if (isOn(judgement)) judgement.via.forEach(({ hypothesisId }) => carried.add(hypothesisId));
  }
  const maybeOn = new Set(
    context.input.unreadable.filter(({ isEnabled }) => isEnabled !== false).map(({ id }) => id),
  );
  for (const { workflowId, hypothesisId } of tacticsOf(context.input)) {
    const judgement = context.workflows.get(workflowId);
    if (judgement === undefined ? maybeOn.has(workflowId) : isOn(judgement)) carried.add(hypothesisId);
  }
  return carried;
}

function whatIsThere(context: RuleContext, { id }: Hypothesis): string {
  const attached = new Set(
    tacticsOf(context.input)
      .filter(({ hypothesisId }) => hypothesisId === id)
      .map(({ workflowId }) => workflowId),
  );
  if (attached.size === 0) return 'no workflow is attached to it or enrols from its segments';
  return attached.size === 1
    ? 'its workflow is off or gone'
    : `its ${counted(attached.size, 'workflow')} are off or gone`;
}

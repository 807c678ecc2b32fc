import * as z from 'zod/mini';
import type { Hypothesis } from '../../hypotheses/hypothesis.ts';
import { leaksOf, type HeldOutLeak } from '../facts/held-out.ts';
import type { WorkflowJudgement } from '../states/judgement.ts';
import type { Rule, RuleAnswer, RuleContext, RuleFinding, RuleUnknown } from '../engine/rule.ts';
import { handedOn, ownReaches } from '../facts/reaches.ts';
import { carrierIdsOf, isOn, quoted, slotEvidence, supports, workflowAsset } from '../facts/rule-facts.ts';

const Options = z.strictObject({});

const WORDS: Record<HeldOutLeak['kind'], string> = {
  before_step: 'writes to people before the Groundwork step has sorted them',
  no_branch: 'writes to both groups after the Groundwork step, because nothing branches on its answer first',
  held_out_way: 'writes to people on the way of those who are held out',
  no_step: 'writes to people and has no Groundwork step',
};

export const SG309: Rule<z.infer<typeof Options>> = {
  id: 'SG309',
  title: 'Held-out people can still be reached',
  severity: 'error',
  why: 'When the people kept back for comparison get the message too, the comparison shows nothing.',
  question:
    'Can you branch on the answer of the Groundwork step, and leave the held-out way without messages?',
  options: Options,
  check(context) {
    return context.input.hypotheses.flatMap((hypothesis) => {
      if ((hypothesis.holdoutShare ?? 0) <= 0 || !supports(context, hypothesis.id)) return [];
      return attachedTo(context, hypothesis).flatMap((judgement) => judge(context, hypothesis, judgement));
    });
  },
};

/** Workflows that are on and carry the hypothesis, by a person's word or by our action. */
function attachedTo(context: RuleContext, hypothesis: Hypothesis): WorkflowJudgement[] {
  return (carrierIdsOf(context.input).get(hypothesis.id) ?? []).flatMap((id) => {
    const judgement = context.workflows.get(id);
    return judgement !== undefined && isOn(judgement) ? [judgement] : [];
  });
}

function judge(context: RuleContext, hypothesis: Hypothesis, judgement: WorkflowJudgement): RuleAnswer[] {
  const { workflow } = judgement;
  const own = workflow.assignments.filter(({ hypothesisId }) => hypothesisId === hypothesis.id);
  const steps = own.map(({ actionId }) => actionId);
  const { surely, perhaps } = ownReaches(context, judgement);
  // Without our step here, people may be sent to the workflow that has it.
  const onwards = steps.length === 0 ? { surely: [], perhaps: [] } : handedOn(context, judgement);
  const leaks = leaksOf(workflow, steps, [...surely, ...onwards.surely]);
  if (leaks.length > 0) return [found(hypothesis, judgement, leaks)];
  const open = [...perhaps, ...onwards.perhaps];
  const openPaths = leaksOf(workflow, steps, open).map(({ path }) => path);
  const unsure = open.find(({ path }) => openPaths.includes(path));
  return unsure === undefined ? [] : [notKnown(hypothesis, judgement, unsure.label)];
}

function found(
  hypothesis: Hypothesis,
  judgement: WorkflowJudgement,
  leaks: readonly HeldOutLeak[],
): RuleFinding {
  const { id, name } = judgement.workflow;
  const told = leaks.map(({ kind, path }) => ({ kind: 'workflow' as const, id, path, text: WORDS[kind] }));
  return {
    asset: workflowAsset(judgement),
    message: `${holdsOut(hypothesis)}, but “${name}” ${told[0]?.text ?? ''}.`,
    subject: hypothesis.id,
    evidence: [...told, slotEvidence(hypothesis, 'holdoutShare', `holds out ${shareOf(hypothesis)} %`)],
  };
}

function notKnown(hypothesis: Hypothesis, judgement: WorkflowJudgement, label: string): RuleUnknown {
  const { name } = judgement.workflow;
  return {
    asset: workflowAsset(judgement),
    unknown: `${holdsOut(hypothesis)}; whether “${name}” writes to them is not known, for HubSpot does not show what ${label} does. Say whether it writes to customers.`,
    cause: 'not_comparable',
  };
}

function holdsOut(hypothesis: Hypothesis): string {
  return `${quoted(hypothesis)} holds out ${shareOf(hypothesis)} %`;
}

function shareOf({ holdoutShare }: Hypothesis): number {
  return Math.round((holdoutShare ?? 0) * 100);
}

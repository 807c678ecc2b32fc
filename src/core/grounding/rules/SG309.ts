import * as z from 'zod/mini';
import type { Hypothesis } from '../../hypotheses/hypothesis.ts';
import { leaksOf, type HeldOutLeak } from '../facts/held-out.ts';
import type { WorkflowJudgement } from '../states/judgement.ts';
import type { Rule, RuleContext, RuleFinding } from '../engine/rule.ts';
import { carrierIdsOf, isOn, quoted, slotEvidence, supports, workflowAsset } from '../facts/rule-facts.ts';

const Options = z.strictObject({});

const WORDS: Record<HeldOutLeak['kind'], string> = {
  before_step: 'writes to people before the Groundwork step has sorted them',
  no_branch: 'writes to both groups after the Groundwork step, because nothing branches on its answer first',
  held_out_way: 'writes to people on the way of those who are held out',
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

function judge(context: RuleContext, hypothesis: Hypothesis, judgement: WorkflowJudgement): RuleFinding[] {
  const { workflow } = judgement;
  const assignments = workflow.assignments.filter(({ hypothesisId }) => hypothesisId === hypothesis.id);
  if (assignments.length === 0) return judgeWithoutStep(hypothesis, judgement);
  const leaks = leaksOf(
    workflow,
    assignments.map(({ actionId }) => actionId),
    reachesOf(context, judgement),
  );
  const [first] = leaks;
  if (first === undefined) return [];
  const evidence = leaks.map(({ kind, path }) => ({ path, text: WORDS[kind] }));
  return [describe(hypothesis, judgement, WORDS[first.kind], evidence)];
}

/**
 * A second workflow of the same hypothesis asks nobody's group. One that people only enter from another workflow or
 * by hand is left to the workflow that sends them there.
 */
function judgeWithoutStep(hypothesis: Hypothesis, judgement: WorkflowJudgement): RuleFinding[] {
  const { workflow } = judgement;
  if (workflow.messages.length === 0 || workflow.enrolment.kind === 'manual') return [];
  const text = 'writes to people and has no Groundwork step';
  return [
    describe(
      hypothesis,
      judgement,
      text,
      workflow.messages.map(({ path }) => ({ path, text })),
    ),
  ];
}

/** Messages, and steps that hand people on to a workflow that writes to them. */
function reachesOf({ workflows }: RuleContext, { workflow }: WorkflowJudgement) {
  const handsOn = workflow.goesTo.filter(({ workflowId }) => {
    const target = workflows.get(workflowId);
    return (
      target !== undefined &&
      isOn(target) &&
      ['customer_facing', 'feeder'].includes(target.classification.class)
    );
  });
  return [...workflow.messages, ...handsOn].map(({ actionId, path }) => ({ actionId, path }));
}

function describe(
  hypothesis: Hypothesis,
  judgement: WorkflowJudgement,
  words: string,
  places: { path: string; text: string }[],
): RuleFinding {
  const share = Math.round((hypothesis.holdoutShare ?? 0) * 100);
  const { id, name } = judgement.workflow;
  return {
    asset: workflowAsset(judgement),
    message: `${quoted(hypothesis)} holds out ${share} %, but “${name}” ${words}.`,
    subject: hypothesis.id,
    evidence: [
      ...places.map(({ path, text }) => ({ kind: 'workflow' as const, id, path, text })),
      slotEvidence(hypothesis, 'holdoutShare', `holds out ${share} %`),
    ],
  };
}

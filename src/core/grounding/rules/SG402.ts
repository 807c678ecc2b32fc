import * as z from 'zod/mini';
import type { Hypothesis } from '../../hypotheses/hypothesis.ts';
import { feasibility, type FeasibilityQuestion } from '../../outcomes/planning/feasibility.ts';
import { feasibilityWords } from '../../outcomes/planning/feasibility-words.ts';
import { plannedControl } from '../../outcomes/planning/planned-control.ts';
import { joinPace, type JoinPace } from '../facts/join-pace.ts';
import { isToBeMeasured } from '../facts/properties-wanted.ts';
import type { Rule, RuleContext, RuleFinding } from '../engine/rule.ts';
import { hypothesisAsset, quoted, slotEvidence } from '../facts/rule-facts.ts';

const Options = z.strictObject({});

export const SG402: Rule<z.infer<typeof Options>> = {
  id: 'SG402',
  title: 'Too few people to tell by the deadline',
  severity: 'warning',
  why: 'With too few people the result is “can’t tell”, whatever is true, and the time is lost.',
  question: 'Can the deadline be later, the aim bolder, or the outcome one that shows sooner?',
  options: Options,
  check(context) {
    return context.input.hypotheses
      .filter(isToBeMeasured)
      .flatMap((hypothesis) => judge(context, hypothesis));
  },
};

/** Below this share of the planned number the verdict table says “too few” (statistics, row 18). */
const ENOUGH_OF_PLAN = 0.9;

function judge(context: RuleContext, hypothesis: Hypothesis): RuleFinding[] {
  const pace = joinPace(context, hypothesis);
  const question = pace === null ? null : questionOf(context, hypothesis, pace);
  const found = question === null ? null : feasibility(question);
  if (pace === null || question === null || found === null || !found.ok) return [];
  const { finishedByDeadline, needed } = found.value;
  if (finishedByDeadline >= ENOUGH_OF_PLAN * needed.nPlan) return [];
  const { canLearn } = feasibilityWords(question, found.value);
  const { earliestDeadline } = found.value;
  const later =
    earliestDeadline === null
      ? 'No deadline within ten years is late enough.'
      : `The first deadline that is late enough is ${earliestDeadline}.`;
  return [
    {
      asset: hypothesisAsset(hypothesis),
      message: `${quoted(hypothesis)}: ${paceInWords(pace)} ${canLearn} ${later}`,
      evidence: [
        slotEvidence(hypothesis, 'prediction.target', `needs ${needed.nPlan} finished records`),
        slotEvidence(hypothesis, 'prediction.deadline', `${finishedByDeadline} will have finished`),
      ],
    },
  ];
}

function questionOf(
  context: RuleContext,
  { id, prediction, holdoutShare, start }: Hypothesis,
  { joinsPerWeek, from }: JoinPace,
): FeasibilityQuestion | null {
  const { baseline = null, target = null, windowDays = null, deadline = null } = prediction ?? {};
  if (baseline === null || target === null || windowDays === null || deadline === null) return null;
  const attached = context.input.judgements.attachments.filter(({ hypothesisId }) => hypothesisId === id);
  const control = plannedControl(holdoutShare, start?.lists ?? attached);
  const holdout = control === null ? null : control.ratio / (1 + control.ratio);
  const graceDays = prediction?.graceDays ?? 0;
  return {
    today: from,
    deadline,
    windowDays,
    graceDays,
    joinsPerWeek,
    listSize: null,
    baseline,
    target,
    holdout,
  };
}

function paceInWords({ joinsPerWeek, source }: JoinPace): string {
  const week = Number(joinsPerWeek.toFixed(1));
  return source === 'counted'
    ? `${week} join in a week.`
    : `Even if everybody in its segments were replaced each month, ${week} a week.`;
}

import * as z from 'zod/mini';
import type { Hypothesis } from '../../hypotheses/hypothesis.ts';
import { endOfDay } from '../../day-bounds.ts';
import { DAY_MS, dayOf } from '../../time.ts';
import type { Rule, RuleContext, RuleFinding } from '../engine/rule.ts';
import {
  carriedPairs,
  counted,
  quoted,
  slotEvidence,
  workflowAsset,
  type CarriedPair,
} from '../facts/rule-facts.ts';

const Options = z.strictObject({});

export const SG305: Rule<z.infer<typeof Options>> = {
  id: 'SG305',
  title: 'Last message leaves after the outcome is counted',
  severity: 'warning',
  why: 'A message that comes after the count cannot have brought about what is counted.',
  question: 'Give people more days, or make the workflow shorter?',
  options: Options,
  check(context) {
    return carriedPairs(context).flatMap((pair) => {
      const { longestPath } = pair.judgement.workflow;
      const days = longestPath.messageDays === null ? null : Math.ceil(longestPath.messageDays);
      const conflict = days === null ? null : conflictOf(context, pair.hypothesis, days);
      return days === null || conflict === null ? [] : [describe(pair, days, conflict)];
    });
  },
};

interface Conflict {
  claim: string;
  slot: string;
}

/** What the last message comes too late for: each record's own days, or the day on which everything is decided. */
function conflictOf({ input }: RuleContext, hypothesis: Hypothesis, days: number): Conflict | null {
  const { prediction, start } = hypothesis;
  if (prediction === null || hypothesis.verdict !== null) return null;
  const { windowDays, deadline } = prediction;
  if (windowDays !== null && days > windowDays) {
    return { claim: `says within ${counted(windowDays, 'day')}`, slot: 'prediction.windowDays' };
  }
  const begins = start === null ? input.now : Date.parse(start.at);
  if (deadline === null || begins + days * DAY_MS <= endOfDay(deadline, input.timeZone)) return null;
  const first = dayOf(begins, input.timeZone);
  return {
    claim: `is decided on ${deadline}, and nobody joined before ${first}`,
    slot: 'prediction.deadline',
  };
}

function describe(
  { judgement, hypothesis }: CarriedPair,
  days: number,
  { claim, slot }: Conflict,
): RuleFinding {
  const { workflow } = judgement;
  const last = `the last message of “${workflow.name}” leaves on day ${days}`;
  return {
    asset: workflowAsset(judgement),
    message: `${quoted(hypothesis)} ${claim}; ${last}.`,
    subject: hypothesis.id,
    evidence: [
      ...workflow.messages.map(({ path, channel }) => ({
        kind: 'workflow' as const,
        id: workflow.id,
        path,
        text: `sends ${channel}; the last message leaves on day ${days}`,
      })),
      slotEvidence(hypothesis, slot, claim),
    ],
  };
}

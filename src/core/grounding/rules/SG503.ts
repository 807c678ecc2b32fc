import * as z from 'zod/mini';
import type { FrozenVerdict } from '../../outcomes/verdict/reading.ts';
import type { Hypothesis } from '../../hypotheses/hypothesis.ts';
import { oppositionTo } from '../../hypotheses/opposition.ts';
import { goalOf, sizesToFix } from '../../outcomes/metric/goal.ts';
import { wholeNumber } from '../../outcomes/words/phrases.ts';
import { plannedControl } from '../../outcomes/planning/planned-control.ts';
import { dayOf } from '../../time.ts';
import type { Rule, RuleAnswer, RuleContext, RuleFinding } from '../engine/rule.ts';
import { hypothesisAsset, quoted, slotEvidence } from '../facts/rule-facts.ts';

const Options = z.strictObject({});

export const SG503: Rule<z.infer<typeof Options>> = {
  id: 'SG503',
  title: 'Decision contradicts the result, or the goal was moved',
  severity: 'warning',
  why: 'If a result changes nothing, or the goal can be moved to where the result is, nothing was tested.',
  question: 'What speaks against the result? Write it down with the decision, or start version 2.',
  options: Options,
  check(context) {
    return context.input.hypotheses.flatMap((hypothesis) => [
      ...contradicted(hypothesis),
      ...movedGoal(context, hypothesis),
    ]);
  },
};

/**
 * Kept although it failed is a contradiction until somebody else stands by it; kept although nothing was proven is worth
 * knowing.
 */
function contradicted(hypothesis: Hypothesis): RuleFinding[] {
  const { verdict, decision } = hypothesis;
  if (verdict === null || decision?.choice !== 'keep' || decision.reviewed !== undefined) return [];
  const against = oppositionTo('keep', verdict);
  const words = against ?? UNPROVEN[verdict.state];
  if (words === undefined) return [];
  const severity = against === null ? 'note' : 'warning';
  return [
    {
      asset: hypothesisAsset(hypothesis),
      message: `${quoted(hypothesis)} was kept, although ${words}.`,
      severity,
      subject: 'decision',
      evidence: [
        slotEvidence(hypothesis, 'decision.choice', `keep: ${decision.reason}`),
        slotEvidence(hypothesis, 'verdict.state', words),
      ],
    },
  ];
}

const UNPROVEN: Partial<Record<FrozenVerdict['state'], string>> = {
  underpowered: 'too few people took part to say anything',
  inconclusive: 'nothing was proven',
};

/**
 * What was planned at the start follows from the numbers of that day: other numbers today, without an amendment that
 * says so, were put there afterwards. What an amendment changed cannot be told from its words, so with one there is
 * nothing to compare.
 */
function movedGoal(context: RuleContext, hypothesis: Hypothesis): RuleAnswer[] {
  const { kind, start, amendments, prediction } = hypothesis;
  const goal = goalOf(prediction);
  if (kind === 'reviewed' || start === null || amendments.length > 0 || !goal.ok) return [];
  const asset = hypothesisAsset(hypothesis);
  if (start.nMin === null || start.nPlan === null) {
    const unknown =
      'What was planned at the start was not kept, so whether its numbers were moved since is not known.';
    return [{ asset, unknown, cause: 'not_comparable' }];
  }
  const planned = sizesToFix(goal.value, plannedControl(hypothesis.holdoutShare, start.lists));
  const isSame = isClose(start.nMin, planned.nMin) && isClose(start.nPlan, planned.nPlan);
  const words = isSame ? movedDeadline(context, hypothesis) : movedNumbers(start.nPlan, planned.nPlan);
  if (words === null) return [];
  return [
    {
      asset,
      message: `${quoted(hypothesis)}: ${words}, and no amendment says so.`,
      question: 'Who changed it, and why? Decide “change” and start version 2 with the new numbers.',
      subject: 'goal',
      evidence: [
        slotEvidence(hypothesis, 'prediction', words),
        slotEvidence(hypothesis, 'start', 'as fixed'),
      ],
    },
  ];
}

function movedNumbers(fixed: number, planned: number | null): string {
  const now = planned === null ? 'other ones' : wholeNumber(planned);
  return `the numbers it was started with needed ${wholeNumber(fixed)} finished records, those it has now need ${now}`;
}

/** The first row of the verdict table that is read at the deadline and not before. */
const FIRST_OFFICIAL_ROW = 12;

/** The official reading comes after the deadline: a later deadline was written down after the result was known. */
function movedDeadline({ input }: RuleContext, { verdict, prediction }: Hypothesis): string | null {
  const deadline = prediction?.deadline ?? null;
  if (verdict === null || deadline === null || verdict.row < FIRST_OFFICIAL_ROW) return null;
  const fixed = dayOf(Date.parse(verdict.frozenAt), input.timeZone);
  return fixed < deadline ? `its result was fixed on ${fixed}, and its deadline is now ${deadline}` : null;
}

/** Equal but for floating point. */
function isClose(fixed: number, planned: number | null): boolean {
  return planned !== null && Math.abs(fixed - planned) <= 1e-6 * Math.max(fixed, planned);
}

import * as z from 'zod/mini';
import type { Hypothesis } from '../../hypotheses/hypothesis.ts';
import { fittingLookBack } from '../../outcomes/planning/look-back-fit.ts';
import { plannedControl } from '../../outcomes/planning/planned-control.ts';
import { isToBeMeasured } from '../facts/properties-wanted.ts';
import type { Rule, RuleContext, RuleFinding } from '../engine/rule.ts';
import { hypothesisAsset, quoted, slotEvidence, treatmentListsOf } from '../facts/rule-facts.ts';

const Options = z.strictObject({});

export const SG401: Rule<z.infer<typeof Options>> = {
  id: 'SG401',
  title: 'Nobody is compared with',
  severity: 'warning',
  why: 'A number that rises may have risen anyway: season, price or another campaign can do that too.',
  question:
    'Can a share be held out, is there a segment to compare with, or can today’s number be worked out on those before?',
  options: Options,
  check(context) {
    return context.input.hypotheses
      .filter(
        (hypothesis) =>
          isToBeMeasured(hypothesis) &&
          !isCompared(context, hypothesis) &&
          !hasLookedBack(context, hypothesis),
      )
      .map(describe);
  },
};

/** People are held out, or another segment is compared with: now, or as it was fixed at the start. */
function isCompared({ input }: RuleContext, { id, start, holdoutShare }: Hypothesis): boolean {
  const attached = input.judgements.attachments.filter(({ hypothesisId }) => hypothesisId === id);
  return plannedControl(holdoutShare, [...attached, ...(start?.lists ?? [])]) !== null;
}

/** The same people's number before the start was worked out by the same reader: something to compare with. */
function hasLookedBack({ input }: RuleContext, hypothesis: Hypothesis): boolean {
  const found = fittingLookBack(hypothesis, treatmentListsOf(input, hypothesis.id));
  return found !== null && found.share !== null;
}

function describe(hypothesis: Hypothesis): RuleFinding {
  const words = 'nobody is held out, and no segment is compared with';
  return {
    asset: hypothesisAsset(hypothesis),
    message: `${quoted(hypothesis)}: ${words}, so a rise can have other reasons.`,
    evidence: [slotEvidence(hypothesis, 'holdoutShare', words)],
  };
}

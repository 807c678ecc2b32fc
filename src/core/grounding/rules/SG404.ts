import * as z from 'zod/mini';
import type { Hypothesis } from '../../hypotheses/hypothesis.ts';
import type { LookBack } from '../../outcomes/planning/look-back.ts';
import { fittingLookBack } from '../../outcomes/planning/look-back-fit.ts';
import { inHundred, inThousands } from '../../outcomes/words/phrases.ts';
import { isToBeMeasured } from '../facts/properties-wanted.ts';
import type { Rule, RuleAnswer, RuleContext } from '../engine/rule.ts';
import { hypothesisAsset, quoted, slotEvidence, treatmentListsOf } from '../facts/rule-facts.ts';

const Options = z.strictObject({
  /** Share of the measured number by which the written one may differ. */
  tolerance: z._default(z.number().check(z.minimum(0), z.maximum(1)), 0.2),
});

export const SG404: Rule<z.infer<typeof Options>> = {
  id: 'SG404',
  title: 'Today’s number is not what was measured',
  severity: 'warning',
  why: 'From a wrong starting point a result looks like success, or like failure, whatever was done.',
  question: 'Where does the written number come from? Take the measured one before you start.',
  options: Options,
  check(context, { tolerance }) {
    return context.input.hypotheses
      .filter(isToBeMeasured)
      .flatMap((hypothesis) => judge(context, hypothesis, tolerance));
  },
};

function judge({ input }: RuleContext, hypothesis: Hypothesis, tolerance: number): RuleAnswer[] {
  const written = hypothesis.prediction?.baseline ?? null;
  if (hypothesis.lookBack === undefined || written === null) return [];
  const asset = hypothesisAsset(hypothesis);
  const found = fittingLookBack(hypothesis, treatmentListsOf(input, hypothesis.id));
  if (found === null) {
    const unknown =
      'Today’s number was worked out for another field, window or segment: whether the written one is right is not known.';
    return [{ asset, unknown, cause: 'not_comparable' }];
  }
  if (found.share === null || found.interval === null) {
    const unknown = `Only ${inThousands(found.finished)} people from before can be counted: whether the written number is right is not known.`;
    return [{ asset, unknown, cause: 'not_comparable' }];
  }
  return isOff(written, found.share, found.interval, tolerance)
    ? [describe(hypothesis, written, found.share, found)]
    : [];
}

/** Beyond the tolerance, and more than chance among those who were looked back at would explain. */
function isOff(written: number, share: number, [low, high]: [number, number], tolerance: number): boolean {
  return Math.abs(written - share) > tolerance * share && (written < low || written > high);
}

function describe(
  hypothesis: Hypothesis,
  written: number,
  share: number,
  { finished }: LookBack,
): RuleAnswer {
  const measured = `measured ${inHundred(share, [written])} on ${inThousands(finished)} people`;
  const isDraft = hypothesis.status === 'draft';
  return {
    asset: hypothesisAsset(hypothesis),
    message: `${quoted(hypothesis)} starts from ${inHundred(written, [share])}; ${measured} who joined before.`,
    ...(isDraft ? {} : { question: STARTED }),
    evidence: [
      slotEvidence(hypothesis, 'prediction.baseline', inHundred(written, [share])),
      slotEvidence(hypothesis, 'lookBack.share', measured),
    ],
  };
}

const STARTED = 'It has been started from that number: is version 2 with the measured one worth it?';

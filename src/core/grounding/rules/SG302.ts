import * as z from 'zod/mini';
import type { Hypothesis } from '../../hypotheses/hypothesis.ts';
import type { Metric } from '../../hypotheses/metric.ts';
import { metricsOf, problemWith } from '../../hypotheses/start/metric.ts';
import type { StartProblem } from '../../hypotheses/start-check.ts';
import { objectTypeName } from '../../object-type.ts';
import { isToBeMeasured } from '../facts/properties-wanted.ts';
import type { Rule, RuleAnswer, RuleContext, RuleFinding, UnknownCause } from '../engine/rule.ts';
import { hypothesisAsset, quoted, slotEvidence } from '../facts/rule-facts.ts';

const Options = z.strictObject({});

export const SG302: Rule<z.infer<typeof Options>> = {
  id: 'SG302',
  title: 'What the hypothesis counts cannot be counted',
  severity: 'error',
  why: 'A field that is not there, or holds something else, gives no result, and nobody notices until the deadline.',
  question: 'Which field shows whether it happened, and is it on the records that the hypothesis is about?',
  options: Options,
  check(context) {
    return context.input.hypotheses
      .filter(isToBeMeasured)
      .flatMap((hypothesis) => judge(context, hypothesis));
  },
};

function judge({ input }: RuleContext, hypothesis: Hypothesis): RuleAnswer[] {
  const { objectTypeId } = hypothesis;
  const { portalId } = input;
  const metrics = metricsOf(hypothesis);
  const properties = input.properties?.[objectTypeId];
  if (properties === undefined || properties === null) {
    return metrics.slice(0, 1).map((metric) => cannotTell(hypothesis, metric, properties));
  }
  return metrics.flatMap((metric, index) => {
    const problem = problemWith(metric, properties, objectTypeId);
    const slot = index === 0 ? 'prediction.metric' : 'prediction.guardrail';
    return problem === null ? [] : [describe(hypothesis, metric, { slot, problem, portalId })];
  });
}

function describe(
  hypothesis: Hypothesis,
  metric: Metric,
  { slot, problem, portalId }: { slot: string; problem: StartProblem; portalId: string },
): RuleFinding {
  return {
    asset: hypothesisAsset(hypothesis),
    message: `${quoted(hypothesis)} counts “${metric.label}”, and that cannot be counted. ${problem.message} ${problem.hint}`,
    subject: slot,
    evidence: [
      slotEvidence(hypothesis, slot, `counts ${metric.property}`),
      { kind: 'portal', id: portalId, path: `properties.${metric.property}`, text: problem.message },
    ],
  };
}

function cannotTell(hypothesis: Hypothesis, metric: Metric, properties: null | undefined): RuleAnswer {
  const records = objectTypeName(hypothesis.objectTypeId).many;
  const [why, cause]: [string, UnknownCause] =
    properties === null
      ? [`The properties of ${records} could not be read`, 'unread']
      : [`The properties of ${records} were not given`, 'not_given'];
  return {
    asset: hypothesisAsset(hypothesis),
    unknown: `${why}, so whether “${metric.label}” (${metric.property}) can be counted is not known.`,
    cause,
  };
}

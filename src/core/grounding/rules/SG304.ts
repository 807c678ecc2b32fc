import * as z from 'zod/mini';
import type { Metric } from '../../hypotheses/metric.ts';
import type { Rule, RuleFinding } from '../engine/rule.ts';
import { carriedPairs, quoted, slotEvidence, workflowAsset, type CarriedPair } from '../facts/rule-facts.ts';
import type { Goal, GoalCondition } from '../workflow/model.ts';

const Options = z.strictObject({});

export const SG304: Rule<z.infer<typeof Options>> = {
  id: 'SG304',
  title: 'Goal of the workflow is not what the hypothesis counts',
  severity: 'warning',
  why: 'HubSpot takes people out of a workflow the moment they meet its goal, and counts only those it has e-mailed: people leave early, and two numbers call themselves the result.',
  question:
    'Should people leave for this? Make the goal what you count, or take it off and use a suppression segment.',
  options: Options,
  check(context) {
    return carriedPairs(context).flatMap((pair) => {
      const metric = pair.hypothesis.prediction?.metric ?? null;
      const { goal, objectTypeId } = pair.judgement.workflow;
      if (metric === null || goal === null || pair.hypothesis.verdict !== null) return [];
      if (objectTypeId !== pair.hypothesis.objectTypeId) return [];
      return differs(goal, metric) ? [describe(pair, goal, metric)] : [];
    });
  },
};

/**
 * Whether the goal is plainly something else: it asks for other values of the counted property, or only for other
 * properties of the record. Segments, forms, events and associated records cannot be compared with a property.
 */
function differs({ conditions }: Goal, metric: Metric): boolean {
  const same = conditions.filter(({ property }) => property !== null && standsFor(property, metric));
  if (same.length > 0) return same.every((condition) => asksForOthers(condition, metric));
  return conditions.every(({ property }) => property !== null);
}

/** The counted property itself, or HubSpot's own date of reaching a lifecycle stage that is counted. */
function standsFor(property: string, metric: Metric): boolean {
  if (property === metric.property) return true;
  const stages = metric.kind === 'property_condition' ? metric.values : [];
  const datesOf = (stage: string) => [`hs_lifecyclestage_${stage}_date`, `hs_v2_date_entered_${stage}`];
  if (metric.property === 'lifecyclestage') return stages.flatMap(datesOf).includes(property);
  return property === 'lifecyclestage' && /^hs_(lifecyclestage_|v2_date_entered_)/.test(metric.property);
}

function asksForOthers({ property, values }: GoalCondition, metric: Metric): boolean {
  if (property !== metric.property || values.length === 0) return false;
  if (metric.kind !== 'property_condition' || !['eq', 'in'].includes(metric.operator)) return false;
  return values.every((value) => !metric.values.includes(value));
}

function describe({ judgement, hypothesis }: CarriedPair, goal: Goal, metric: Metric): RuleFinding {
  const { id, name } = judgement.workflow;
  return {
    asset: workflowAsset(judgement),
    message: `${quoted(hypothesis)} counts “${metric.label}” (${metric.property}); “${name}” lets people go when ${goal.words}.`,
    subject: hypothesis.id,
    evidence: [
      ...goal.conditions.map(({ path }) => ({
        kind: 'workflow' as const,
        id,
        path,
        text: `goal: ${goal.words}`,
      })),
      slotEvidence(hypothesis, 'prediction.metric', `counts ${metric.property}`),
    ],
  };
}

import { SG304 } from '../../../../src/core/grounding/rules/SG304.ts';
import type { Metric } from '../../../../src/core/hypotheses/metric.ts';
import {
  anyOf,
  formSubmitted,
  inList,
  propertyIs,
  propertyKnown,
  type Json,
} from '../../../factories/filters.ts';
import { hypothesisId, makeHypothesis, makePrediction, makeVerdict } from '../../../factories/hypotheses.ts';
import { flowModel } from '../../../factories/normalised.ts';
import { sendEmail } from '../../../factories/workflows.ts';
import { testRule } from '../test-rule.ts';
import { carrying } from './carrying.ts';

const becameCustomer: Metric = {
  kind: 'property_condition',
  property: 'lifecyclestage',
  operator: 'eq',
  values: ['customer'],
  label: 'became a customer',
};
const counting = (metric: Metric) => makeHypothesis({ prediction: makePrediction({ metric }) });
const withGoal = (goalFilterBranch: Json) =>
  flowModel({ id: '5001', steps: [sendEmail()], extra: { goalFilterBranch } });
const associated: Json = {
  filterBranches: [],
  filters: [propertyIs('dealstage', 'closedwon')],
  objectTypeId: '0-3',
  operator: 'IN_LIST',
  filterBranchType: 'ASSOCIATION',
};
const path = (way: number, filter = 0) =>
  `workflow:5001 $.goalFilterBranch.filterBranches[${way}].filters[${filter}]`;

testRule(SG304, {
  valid: [
    {
      name: 'the goal is what is counted',
      context: carrying(counting(becameCustomer), [
        withGoal(anyOf([propertyIs('lifecyclestage', 'customer')])),
      ]),
    },
    {
      name: 'the goal is the date of what is counted',
      context: carrying(makeHypothesis(), [withGoal(anyOf([propertyKnown('second_purchase_date')]))]),
    },
    {
      name: 'the goal is HubSpot’s own date of the stage that is counted',
      context: carrying(counting(becameCustomer), [
        withGoal(anyOf([propertyKnown('hs_lifecyclestage_customer_date')])),
      ]),
    },
    {
      name: 'the goal also asks for more',
      context: carrying(counting(becameCustomer), [
        withGoal(anyOf([propertyIs('lifecyclestage', 'customer'), propertyIs('plan', 'paid')])),
      ]),
    },
    {
      name: 'the goal is a form, which cannot be compared',
      context: carrying(makeHypothesis(), [withGoal(anyOf([formSubmitted('f1')]))]),
    },
    {
      name: 'the goal is a segment, which cannot be compared',
      context: carrying(makeHypothesis(), [withGoal(anyOf([inList('7')]))]),
    },
    {
      name: 'the goal is about associated records, which cannot be compared',
      context: carrying(makeHypothesis(), [withGoal({ ...anyOf(), filterBranches: [associated] })]),
    },
    {
      name: 'there is no goal',
      context: carrying(makeHypothesis(), [flowModel({ id: '5001', steps: [sendEmail()] })]),
    },
    {
      name: 'the goal is empty',
      context: carrying(makeHypothesis(), [withGoal(anyOf([]))]),
    },
    {
      name: 'the result is fixed',
      context: carrying(makeHypothesis({ verdict: makeVerdict() }), [
        withGoal(anyOf([propertyIs('plan', 'paid')])),
      ]),
    },
  ],
  invalid: [
    {
      name: 'people leave at a stage before the one that is counted',
      context: carrying(counting(becameCustomer), [
        withGoal(anyOf([propertyIs('lifecyclestage', 'opportunity', 'salesqualifiedlead')])),
      ]),
      findings: [
        {
          asset: 'workflow:5001',
          severity: 'warning',
          message:
            '“Second purchase” counts “became a customer” (lifecyclestage); “Workflow 5001” lets people go when lifecycle stage is opportunity or salesqualifiedlead.',
          evidence: [`hypothesis:${hypothesisId(1)} prediction.metric`, path(0)],
        },
      ],
    },
    {
      name: 'people leave for something else altogether',
      context: carrying(makeHypothesis(), [
        withGoal(anyOf([propertyIs('plan', 'paid')], [propertyKnown('demo_date')])),
      ]),
      findings: [
        {
          asset: 'workflow:5001',
          severity: 'warning',
          message:
            '“Second purchase” counts “bought again” (second_purchase_date); “Workflow 5001” lets people go when plan is paid; or demo date is known.',
          evidence: [`hypothesis:${hypothesisId(1)} prediction.metric`, path(0), path(1)],
        },
      ],
    },
  ],
});

import type { Metric } from '../../../../src/core/hypotheses/metric.ts';
import { SG303 } from '../../../../src/core/grounding/rules/SG303.ts';
import type { PropertyUse } from '../../../../src/core/grounding/workflow/model.ts';
import { makeWorkflow, makeWorkflowJudgement } from '../../../factories/audit-models.ts';
import { hypothesisId, makeHypothesis, makePrediction } from '../../../factories/hypotheses.ts';
import { testRule } from '../test-rule.ts';
import { carrying } from './carrying.ts';

const ID = hypothesisId(1);
const PATH = '$.actions[2].fields.property_name';
const onboarded: Metric = {
  kind: 'property_condition',
  property: 'onboarded',
  operator: 'eq',
  values: ['yes'],
  label: 'Onboarded',
};
const counting = (metric: Metric) => makeHypothesis({ prediction: makePrediction({ metric }) });
const spent = (operator: 'gte' | 'lte'): Metric => ({
  ...onboarded,
  operator,
  property: 'spent',
  values: ['100'],
});
const writing = (overrides: Partial<PropertyUse> = {}) =>
  makeWorkflow({
    propertiesWritten: [
      {
        property: 'onboarded',
        objectTypeId: '0-1',
        use: 'action',
        value: 'yes',
        actionId: '3',
        path: PATH,
        ...overrides,
      },
    ],
  });
const finding = (message: string) => ({
  asset: 'workflow:5001',
  severity: 'error' as const,
  message,
  evidence: [`hypothesis:${ID} prediction.metric`, `workflow:5001 ${PATH}`],
});
const SETS_YES = '“Second purchase” counts “Onboarded” (onboarded); “Workflow 5001” sets it itself to yes.';

testRule(SG303, {
  valid: [
    {
      name: 'it sets another field',
      context: carrying(counting(onboarded), [writing({ property: 'stage' })]),
    },
    {
      name: 'it sets a value that does not count',
      context: carrying(counting(onboarded), [writing({ value: 'no' })]),
    },
    { name: 'it clears the field', context: carrying(counting(onboarded), [writing({ value: '' })]) },
    {
      name: 'it sets the field of that name on another record',
      context: carrying(counting(onboarded), [writing({ objectTypeId: '0-2' })]),
    },
    {
      name: 'it sets a number below the counted one',
      context: carrying(counting(spent('gte')), [writing({ property: 'spent', value: '99' })]),
    },
    { name: 'it is off', context: carrying(counting(onboarded), [{ ...writing(), isEnabled: false }]) },
    { name: 'the hypothesis is a draft', context: carrying(counting(onboarded), [writing()], 'draft_only') },
    { name: 'nothing is counted', context: carrying(makeHypothesis({ prediction: null }), [writing()]) },
  ],
  invalid: [
    {
      name: 'it sets the counted value',
      context: carrying(counting(onboarded), [writing()]),
      findings: [finding(SETS_YES)],
    },
    {
      name: 'it sets the field to something that is only known when it runs',
      context: carrying(counting(onboarded), [writing({ value: null })]),
      findings: [finding(SETS_YES.replace(' to yes', ''))],
    },
    {
      name: 'it sets a number past the counted one',
      context: carrying(counting(spent('lte')), [writing({ property: 'spent', value: '20' })]),
      findings: [
        finding('“Second purchase” counts “Onboarded” (spent); “Workflow 5001” sets it itself to 20.'),
      ],
    },
    {
      name: 'it has the hypothesis through its segment',
      context: {
        ...carrying(counting(onboarded), []),
        workflows: [
          makeWorkflowJudgement(writing(), { state: 'inherited', via: [{ hypothesisId: ID, hops: [] }] }),
        ],
      },
      findings: [finding(SETS_YES)],
    },
  ],
});

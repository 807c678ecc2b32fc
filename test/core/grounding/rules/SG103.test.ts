import { SG103 } from '../../../../src/core/grounding/rules/SG103.ts';
import type { Chain } from '../../../../src/core/grounding/states/judgement.ts';
import {
  makeList,
  makeListJudgement,
  makeListWorkflow,
  makeWorkflowJudgement,
} from '../../../factories/audit-models.ts';
import { hypothesisId, makeHypothesis } from '../../../factories/hypotheses.ts';
import { testRule } from '../test-rule.ts';

const ID = hypothesisId(1);
const via: Chain[] = [
  {
    hypothesisId: ID,
    hops: [
      { from: { kind: 'hypothesis', id: ID }, relation: 'treats', to: { kind: 'list', id: '301' } },
      { from: { kind: 'list', id: '301' }, relation: 'enrols_from', to: { kind: 'workflow', id: '5001' } },
    ],
  },
];
const rest = {
  lists: [makeListJudgement(makeList({ name: 'Buyers' }), { state: 'grounded' })],
  supports: { [ID]: 'live' as const },
  input: { hypotheses: [makeHypothesis()] },
};
const inherits = makeWorkflowJudgement(makeListWorkflow('301'), { state: 'inherited', via });

testRule(SG103, {
  valid: [
    { name: 'attached itself', context: { workflows: [{ ...inherits, state: 'grounded' }], ...rest } },
    {
      name: 'a workflow that only leads on',
      context: {
        workflows: [{ ...inherits, classification: { class: 'feeder', reason: '', chainEntry: '5001' } }],
        ...rest,
      },
    },
    {
      name: 'a workflow that is off',
      context: {
        workflows: [{ ...inherits, workflow: makeListWorkflow('301', { isEnabled: false }) }],
        ...rest,
      },
    },
  ],
  invalid: [
    {
      name: 'the hypothesis comes through a segment',
      context: { workflows: [inherits], ...rest },
      findings: [
        {
          asset: 'workflow:5001',
          severity: 'note',
          message: '“Workflow 5001” has “Second purchase” behind it, but only through the segment “Buyers”.',
          evidence: [`hypothesis:${ID} attachments`],
        },
      ],
    },
  ],
});

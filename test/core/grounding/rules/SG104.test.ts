import { noJudgements } from '../../../../src/core/grounding/judgements.ts';
import { SG104 } from '../../../../src/core/grounding/rules/SG104.ts';
import { makeAttachment } from '../../../factories/entities.ts';
import { makeWorkflow, makeWorkflowJudgement } from '../../../factories/audit-models.ts';
import { hypothesisId, makeHypothesis } from '../../../factories/hypotheses.ts';
import { testRule } from '../test-rule.ts';

const ID = hypothesisId(1);
const hypotheses = [makeHypothesis()];
const attached = { ...noJudgements(), attachments: [makeAttachment()] };
const live = { [ID]: 'live' as const };
const closed = {
  kind: 'workflow' as const,
  id: '5001',
  name: null,
  code: 'hubspot_forbidden',
  message: 'HubSpot said no',
  isEnabled: null,
  objectTypeId: null,
};

testRule(SG104, {
  valid: [
    {
      name: 'a workflow that is on carries it',
      context: {
        workflows: [makeWorkflowJudgement(makeWorkflow(), { state: 'grounded' })],
        supports: live,
        input: { hypotheses, judgements: attached },
      },
    },
    {
      name: 'a workflow inherits it',
      context: {
        workflows: [
          makeWorkflowJudgement(makeWorkflow(), {
            state: 'inherited',
            via: [{ hypothesisId: ID, hops: [] }],
          }),
        ],
        supports: live,
        input: { hypotheses },
      },
    },
    {
      name: 'its workflow could not be read and may be on',
      context: { supports: live, input: { hypotheses, judgements: attached, unreadable: [closed] } },
    },
    {
      name: 'no workflow of the account could be read',
      context: {
        supports: live,
        input: { hypotheses, unreadable: [{ ...closed, kind: 'portal', id: '4242' }] },
      },
    },
    { name: 'a draft', context: { supports: { [ID]: 'draft_only' }, input: { hypotheses } } },
    { name: 'kept as practice', context: { supports: { [ID]: 'practice' }, input: { hypotheses } } },
  ],
  invalid: [
    {
      name: 'nothing is attached',
      context: { supports: live, input: { hypotheses } },
      findings: [
        {
          asset: `hypothesis:${ID}`,
          severity: 'warning',
          message:
            '“Second purchase” is running, but no workflow is attached to it or enrols from its segments.',
          evidence: [`hypothesis:${ID} attachments`],
        },
      ],
    },
    {
      name: 'its workflow is off',
      context: {
        workflows: [makeWorkflowJudgement(makeWorkflow({ isEnabled: false }), { state: 'grounded' })],
        supports: live,
        input: { hypotheses, judgements: attached },
      },
      findings: [
        {
          asset: `hypothesis:${ID}`,
          severity: 'warning',
          message: '“Second purchase” is running, but its workflow is off or gone.',
          evidence: [`hypothesis:${ID} attachments`],
        },
      ],
    },
  ],
});

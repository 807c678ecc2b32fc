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

const UNREAD = 'Workflows could not be read, so whether one that is on carries it is not known.';

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
      name: 'its workflow is off, as SG106 tells',
      context: {
        workflows: [makeWorkflowJudgement(makeWorkflow({ isEnabled: false }), { state: 'grounded' })],
        supports: live,
        input: { hypotheses, judgements: attached },
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
      name: 'its workflow is gone',
      context: { supports: live, input: { hypotheses, judgements: attached } },
      findings: [
        {
          asset: `hypothesis:${ID}`,
          severity: 'warning',
          message: '“Second purchase” is running, but its workflow is gone.',
          evidence: [`hypothesis:${ID} attachments`],
        },
      ],
    },
  ],
  unknown: [
    {
      name: 'its workflow could not be read and may be on',
      context: { supports: live, input: { hypotheses, judgements: attached, unreadable: [closed] } },
      unknowns: [{ asset: `hypothesis:${ID}`, cause: 'unread', reason: UNREAD }],
    },
    {
      name: 'no workflow of the account could be read',
      context: {
        supports: live,
        input: { hypotheses, unreadable: [{ ...closed, kind: 'portal', id: '4242' }] },
      },
      unknowns: [{ asset: `hypothesis:${ID}`, cause: 'unread', reason: UNREAD }],
    },
    {
      name: 'its workflow is not among the files',
      context: { supports: live, input: { hypotheses, judgements: attached, uiDomain: null } },
      unknowns: [
        {
          asset: `hypothesis:${ID}`,
          cause: 'not_given',
          reason: 'Its workflow is not among the files given, so whether it is on is not known.',
        },
      ],
    },
  ],
});

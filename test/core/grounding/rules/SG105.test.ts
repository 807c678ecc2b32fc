import { noJudgements } from '../../../../src/core/grounding/judgements.ts';
import { SG105 } from '../../../../src/core/grounding/rules/SG105.ts';
import { makeAttachment } from '../../../factories/entities.ts';
import {
  makeList,
  makeListJudgement,
  makeWorkflow,
  makeWorkflowJudgement,
} from '../../../factories/audit-models.ts';
import { hypothesisId, makeHypothesis } from '../../../factories/hypotheses.ts';
import { testRule } from '../test-rule.ts';

const ID = hypothesisId(1);
const hypotheses = [makeHypothesis()];
const toWorkflow = { ...noJudgements(), attachments: [makeAttachment()] };
const toList = {
  ...noJudgements(),
  attachments: [makeAttachment({ asset: { kind: 'list', id: '101' }, role: 'treatment' })],
};
const present = [makeWorkflowJudgement(makeWorkflow())];
const refused = {
  kind: 'portal' as const,
  id: '4242',
  name: null,
  code: 'hubspot_forbidden',
  message: 'HubSpot said no',
  isEnabled: null,
  objectTypeId: null,
};
const assigning = makeWorkflow({
  assignments: [{ actionId: '1', hypothesisId: ID, path: '$.actions[0].fields.hypothesis' }],
});

testRule(SG105, {
  valid: [
    {
      name: 'both ends are there',
      context: { workflows: present, input: { hypotheses, judgements: toWorkflow } },
    },
    {
      name: 'the workflow could not be read',
      context: {
        input: {
          hypotheses,
          judgements: toWorkflow,
          unreadable: [{ ...refused, kind: 'workflow', id: '5001' }],
        },
      },
    },
    {
      name: 'no workflow could be read',
      context: { input: { hypotheses, judgements: toWorkflow, unreadable: [refused] } },
    },
    {
      name: 'segments could not be read',
      context: { input: { hypotheses, judgements: toList, lists: null } },
    },
    {
      name: 'the segment is there',
      context: {
        lists: [makeListJudgement(makeList({ id: '101' }))],
        input: { hypotheses, judgements: toList },
      },
    },
  ],
  invalid: [
    {
      name: 'the workflow is gone',
      context: { input: { hypotheses, judgements: toWorkflow } },
      findings: [
        {
          asset: 'workflow:5001',
          severity: 'error',
          message: '“Second purchase” is attached to workflow 5001, which is not in this account.',
          evidence: [`hypothesis:${ID} attachments`],
        },
      ],
    },
    {
      name: 'the segment is gone, and goes by the name it had',
      context: { input: { hypotheses, judgements: toList } },
      findings: [
        {
          asset: 'list:101',
          severity: 'error',
          message:
            '“Second purchase” is attached to segment “First purchase in the last 90 days” (101), which is not in this account.',
          evidence: [`hypothesis:${ID} attachments`],
        },
      ],
    },
    {
      name: 'the workflow is not among the files, which may leave it out',
      context: { input: { hypotheses, judgements: toWorkflow, uiDomain: null } },
      findings: [
        {
          asset: 'workflow:5001',
          severity: 'warning',
          message: '“Second purchase” is attached to workflow 5001, which is not among the files given.',
          evidence: [`hypothesis:${ID} attachments`],
        },
      ],
    },
    {
      name: 'the hypothesis does not exist',
      context: { workflows: present, input: { judgements: toWorkflow } },
      findings: [
        {
          asset: 'workflow:5001',
          severity: 'error',
          message: `The workflow “Workflow 5001” is attached to hypothesis ${ID}, which does not exist.`,
          evidence: [`hypothesis:${ID} attachments`],
        },
      ],
    },
    {
      name: 'our action names a hypothesis that does not exist',
      context: { workflows: [makeWorkflowJudgement(assigning)] },
      findings: [
        {
          asset: 'workflow:5001',
          severity: 'error',
          message: `The Groundwork step in “Workflow 5001” names hypothesis ${ID}, which does not exist.`,
          evidence: ['workflow:5001 $.actions[0].fields.hypothesis'],
        },
      ],
    },
  ],
});

import { noJudgements } from '../../../../src/core/grounding/judgements.ts';
import { SG502 } from '../../../../src/core/grounding/rules/SG502.ts';
import { makeAttachment } from '../../../factories/entities.ts';
import {
  makeListWorkflow,
  makeWorkflow,
  makeWorkflowJudgement,
  type ContextParts,
} from '../../../factories/audit-models.ts';
import { hypothesisId, makeDecision, makeHypothesis, makeVerdict } from '../../../factories/hypotheses.ts';
import { testRule } from '../test-rule.ts';
import { carrying } from './carrying.ts';

const ID = hypothesisId(1);
const refuted = makeHypothesis({ verdict: makeVerdict({ state: 'invalidated', reason: 'missed' }) });
const stopped = makeHypothesis({ decision: makeDecision({ choice: 'stop', reviewBy: null }) });
const said = (words: string, severity: 'error' | 'warning', path: string, at = '$.isEnabled') => ({
  asset: 'workflow:5001',
  severity,
  message: `“Second purchase” ${words}, and “Workflow 5001” is still on.`,
  evidence: [`hypothesis:${ID} ${path}`, `workflow:5001 ${at}`],
});
const onSegment = (reason: string): ContextParts => ({
  workflows: [makeWorkflowJudgement(makeListWorkflow('301'), { reason })],
  supports: { [ID]: 'refuted' },
  input: {
    hypotheses: [refuted],
    judgements: {
      ...noJudgements(),
      attachments: [makeAttachment({ asset: { kind: 'list', id: '301' }, role: 'treatment' })],
    },
  },
});

testRule(SG502, {
  valid: [
    {
      name: 'its workflow is off',
      context: carrying(refuted, [makeWorkflow({ isEnabled: false })], 'refuted'),
    },
    { name: 'it is live', context: carrying(makeHypothesis(), [makeWorkflow()]) },
    {
      name: 'the verdict waits for a decision',
      context: carrying(makeHypothesis(), [makeWorkflow()], 'awaiting_decision'),
    },
    {
      name: 'on its segment runs a workflow without a hypothesis for other reasons',
      context: onSegment('draft_only'),
    },
  ],
  invalid: [
    {
      name: 'it did not come true',
      context: carrying(refuted, [makeWorkflow()], 'refuted'),
      findings: [said('did not come true', 'error', 'verdict.state')],
    },
    {
      name: 'it was stopped',
      context: carrying(stopped, [makeWorkflow()], 'stopped'),
      findings: [said('was stopped', 'error', 'decision.choice')],
    },
    {
      name: 'it was retired',
      context: carrying(makeHypothesis({ status: 'retired' }), [makeWorkflow()], 'retired'),
      findings: [said('was retired', 'warning', 'status')],
    },
    {
      name: 'a workflow in the background',
      context: {
        ...carrying(refuted, [makeWorkflow()], 'refuted'),
        workflows: [
          makeWorkflowJudgement(makeWorkflow({ messages: [] }), {
            state: 'not_applicable',
            classification: { class: 'operational', reason: 'sets fields', chainEntry: null },
          }),
        ],
      },
      findings: [said('did not come true', 'error', 'verdict.state')],
    },
    {
      name: 'our action in a workflow names it',
      context: {
        ...carrying(refuted, [], 'refuted'),
        workflows: [
          makeWorkflowJudgement(
            makeWorkflow({
              assignments: [{ actionId: '1', hypothesisId: ID, path: '$.actions[0].fields.hypothesis' }],
            }),
          ),
        ],
      },
      findings: [said('did not come true', 'error', 'verdict.state', '$.actions[0].fields.hypothesis')],
    },
    {
      name: 'a workflow on its segment has nothing else behind it',
      context: onSegment('refuted'),
      findings: [
        said(
          'did not come true',
          'error',
          'verdict.state',
          '$.enrollmentCriteria.listFilterBranch.filterBranches[0].filters[0].listId',
        ),
      ],
    },
  ],
});

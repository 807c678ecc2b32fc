import { noJudgements, type Exemption } from '../../../../src/core/grounding/judgements.ts';
import type { GroundingState } from '../../../../src/core/grounding/states/judgement.ts';
import { SG108 } from '../../../../src/core/grounding/rules/SG108.ts';
import {
  makeList,
  makeListJudgement,
  makeWorkflow,
  makeWorkflowJudgement,
  type ContextParts,
} from '../../../factories/audit-models.ts';
import { makeExemption } from '../../../factories/entities.ts';
import { testRule } from '../test-rule.ts';

const onWorkflow = { asset: { kind: 'workflow' as const, id: '5002' } };
const onList = { asset: { kind: 'list' as const, id: '301' } };

function exempt(exemptions: Partial<Exemption>[], state: GroundingState, isEnabled = true): ContextParts {
  return {
    workflows: [makeWorkflowJudgement(makeWorkflow({ id: '5002', isEnabled }), { state })],
    lists: [makeListJudgement(makeList({ id: '301' }), { state })],
    input: { judgements: { ...noJudgements(), exemptions: exemptions.map((one) => makeExemption(one)) } },
  };
}
const expired = { until: '2026-11-23' };

testRule(SG108, {
  valid: [
    { name: 'it holds, with reason and name', context: exempt([onWorkflow], 'exempt') },
    { name: 'it holds through its last day', context: exempt([{ until: '2026-11-24' }], 'exempt') },
    {
      name: 'it expired, and a hypothesis took its place',
      context: exempt([expired], 'grounded'),
    },
    { name: 'it expired, and the workflow is off', context: exempt([expired], 'ungrounded', false) },
    { name: 'it expired and was given again', context: exempt([expired, onWorkflow], 'exempt') },
    { name: 'it is not needed', context: exempt([{ reason: '-' }], 'not_applicable') },
    {
      name: 'what it exempts is gone',
      context: exempt([{ ...expired, asset: { kind: 'workflow', id: '404' } }], 'ungrounded'),
    },
  ],
  invalid: [
    {
      name: 'it expired, and nothing took its place',
      context: exempt([expired, { until: '2026-10-01' }], 'ungrounded'),
      findings: [
        {
          asset: 'workflow:5002',
          severity: 'warning',
          message:
            'The exemption of workflow “Workflow 5002” expired on 2026-11-23, and nothing has taken its place.',
          evidence: ['workflow:5002 $'],
        },
      ],
    },
    {
      name: 'that of a segment expired',
      context: exempt([{ ...onList, ...expired }], 'ungrounded'),
      findings: [
        {
          asset: 'list:301',
          severity: 'warning',
          message:
            'The exemption of segment “Segment 301” expired on 2026-11-23, and nothing has taken its place.',
          evidence: ['list:301 $'],
        },
      ],
    },
    {
      name: 'its reason is a dash',
      context: exempt([{ reason: ' – ' }], 'exempt'),
      findings: [
        {
          asset: 'workflow:5002',
          severity: 'warning',
          message: 'The exemption of workflow “Workflow 5002” gives no reason.',
          evidence: ['workflow:5002 $'],
        },
      ],
    },
    {
      name: 'its reason is still to be written',
      context: exempt([{ reason: '(n/a, TBD)' }], 'exempt'),
      findings: [
        {
          asset: 'workflow:5002',
          severity: 'warning',
          message: 'The exemption of workflow “Workflow 5002” gives no reason.',
          evidence: ['workflow:5002 $'],
        },
      ],
    },
    {
      name: 'nobody stands by it',
      context: exempt([{ by: ' ' }], 'exempt'),
      findings: [
        {
          asset: 'workflow:5002',
          severity: 'warning',
          message: 'The exemption of workflow “Workflow 5002” does not say who stands by it.',
          evidence: ['workflow:5002 $'],
        },
      ],
    },
  ],
});

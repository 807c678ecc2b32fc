import { SG308 } from '../../../../src/core/grounding/rules/SG308.ts';
import type { Workflow } from '../../../../src/core/grounding/workflow/model.ts';
import { makeWorkflow, makeWorkflowJudgement, type ContextParts } from '../../../factories/audit-models.ts';
import { hypothesisId, makeHypothesis, makeVerdict } from '../../../factories/hypotheses.ts';
import { testRule } from '../test-rule.ts';
import { carrying } from './carrying.ts';

const again = makeWorkflow({
  enrolment: { kind: 'list_based', shouldReEnrol: true, waysIn: [] },
});

function inBackground(workflow: Workflow): ContextParts {
  const parts = carrying(makeHypothesis(), [workflow]);
  const classification = { class: 'operational' as const, reason: 'routes leads', chainEntry: null };
  return { ...parts, workflows: [makeWorkflowJudgement(workflow, { state: 'grounded', classification })] };
}
const FINDING = {
  asset: 'workflow:5001',
  severity: 'note' as const,
  message:
    '“Second purchase” counts “bought again” once for each record, and “Workflow 5001” takes records in again.',
  evidence: [
    `hypothesis:${hypothesisId(1)} prediction.metric`,
    'workflow:5001 $.enrollmentCriteria.shouldReEnroll',
  ],
};

testRule(SG308, {
  valid: [
    { name: 'people go through it once', context: carrying(makeHypothesis(), [makeWorkflow()]) },
    { name: 'it is off', context: carrying(makeHypothesis(), [{ ...again, isEnabled: false }]) },
    { name: 'the result is fixed', context: carrying(makeHypothesis({ verdict: makeVerdict() }), [again]) },
    {
      name: 'it is judged by people',
      context: carrying(makeHypothesis({ kind: 'reviewed', prediction: null }), [again], 'live_reviewed'),
    },
    {
      name: 'it takes in records of another type',
      context: carrying(makeHypothesis(), [{ ...again, objectTypeId: '0-3' }]),
    },
    { name: 'it runs in the background', context: inBackground(again) },
    { name: 'only a draft is attached', context: carrying(makeHypothesis(), [again], 'draft_only') },
  ],
  invalid: [
    {
      name: 'it runs in the background and has our step',
      context: inBackground({
        ...again,
        assignments: [
          { actionId: '1', hypothesisId: hypothesisId(1), path: '$.actions[0].fields.hypothesis' },
        ],
      }),
      findings: [FINDING],
    },
    {
      name: 'it takes people in again',
      context: carrying(makeHypothesis(), [again]),
      findings: [FINDING],
    },
  ],
});

import { SG308 } from '../../../../src/core/grounding/rules/SG308.ts';
import { makeWorkflow } from '../../../factories/audit-models.ts';
import { hypothesisId, makeHypothesis, makeVerdict } from '../../../factories/hypotheses.ts';
import { testRule } from '../test-rule.ts';
import { carrying } from './carrying.ts';

const again = makeWorkflow({
  enrolment: { kind: 'list_based', shouldReEnrol: true, waysIn: [] },
});

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
    { name: 'only a draft is attached', context: carrying(makeHypothesis(), [again], 'draft_only') },
  ],
  invalid: [
    {
      name: 'it takes people in again',
      context: carrying(makeHypothesis(), [again]),
      findings: [
        {
          asset: 'workflow:5001',
          severity: 'note',
          message:
            '“Second purchase” counts “bought again” once for each record, and “Workflow 5001” takes records in again.',
          evidence: [
            `hypothesis:${hypothesisId(1)} prediction.metric`,
            'workflow:5001 $.enrollmentCriteria.shouldReEnroll',
          ],
        },
      ],
    },
  ],
});

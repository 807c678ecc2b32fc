import { SG305 } from '../../../../src/core/grounding/rules/SG305.ts';
import { makeWorkflow } from '../../../factories/audit-models.ts';
import { hypothesisId, makeHypothesis, makePrediction, makeVerdict } from '../../../factories/hypotheses.ts';
import { testRule } from '../test-rule.ts';
import { carrying } from './carrying.ts';

const ID = hypothesisId(1);
const MESSAGE_PATH = 'workflow:5001 $.actions[0].fields.content_id';
const lasting = (messageDays: number | null, days = messageDays ?? 0) =>
  makeWorkflow({ longestPath: { days, messageDays, unbounded: false } });
const dueOn = (deadline: string) => makeHypothesis({ prediction: makePrediction({ deadline }) });

testRule(SG305, {
  valid: [
    { name: 'the last message leaves on the last day', context: carrying(makeHypothesis(), [lasting(30)]) },
    {
      name: 'only things without a message come later',
      context: carrying(makeHypothesis(), [lasting(12, 200)]),
    },
    { name: 'it sends nothing', context: carrying(makeHypothesis(), [lasting(null, 45)]) },
    {
      name: 'the verdict is there',
      context: carrying(makeHypothesis({ verdict: makeVerdict() }), [lasting(45)]),
    },
    { name: 'it is off', context: carrying(makeHypothesis(), [{ ...lasting(45), isEnabled: false }]) },
  ],
  invalid: [
    {
      name: 'the last message leaves after the window',
      context: carrying(makeHypothesis(), [lasting(44.2)]),
      findings: [
        {
          asset: 'workflow:5001',
          severity: 'warning',
          message:
            '“Second purchase” says within 30 days; the last message of “Workflow 5001” leaves on day 45.',
          evidence: [`hypothesis:${ID} prediction.windowDays`, MESSAGE_PATH],
        },
      ],
    },
    {
      name: 'even those who joined first get the last message after the deadline',
      context: carrying(dueOn('2026-07-20'), [lasting(25)]),
      findings: [
        {
          asset: 'workflow:5001',
          severity: 'warning',
          message:
            '“Second purchase” is decided on 2026-07-20, and nobody joined before 2026-07-01; the last message of “Workflow 5001” leaves on day 25.',
          evidence: [`hypothesis:${ID} prediction.deadline`, MESSAGE_PATH],
        },
      ],
    },
  ],
});

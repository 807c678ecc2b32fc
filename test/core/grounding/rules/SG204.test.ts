import { SG204 } from '../../../../src/core/grounding/rules/SG204.ts';
import { noJudgements } from '../../../../src/core/grounding/judgements.ts';
import type { Prediction } from '../../../../src/core/hypotheses/hypothesis.ts';
import { makeAttachment } from '../../../factories/entities.ts';
import { hypothesisId, makeDraft, makePrediction, makeSlots } from '../../../factories/hypotheses.ts';
import { testRule } from '../test-rule.ts';
import { written } from './carrying.ts';

const ID = hypothesisId(1);
const CHANGE =
  'What will change? Which number moves, from what to what? We can work out today’s number for you. (Second order within 30 days: 12 to 18 in 100)';
const predicting = (prediction: Partial<Prediction>) => makeDraft({ prediction: makePrediction(prediction) });
const compared = makeAttachment({ asset: { kind: 'list', id: '302' }, role: 'control' });

testRule(SG204, {
  valid: [
    { name: 'a field, a direction and two numbers', context: written(makeDraft()) },
    {
      name: 'it is judged by people',
      context: written(makeDraft({ kind: 'reviewed', prediction: null, reviewOn: '2026-12-31' })),
    },
    {
      name: 'today’s number is not needed where another segment is compared with',
      context: {
        input: {
          hypotheses: [predicting({ baseline: null })],
          judgements: { ...noJudgements(), attachments: [compared] },
        },
      },
    },
  ],
  invalid: [
    {
      name: 'nothing is said about what will change',
      context: written(makeDraft({ prediction: null, slots: makeSlots({ expectation: '' }) })),
      findings: [
        {
          asset: `hypothesis:${ID}`,
          severity: 'error',
          message: '“Second purchase”. Nearly: one answer is missing. It doesn’t say what will change.',
          question: CHANGE,
          evidence: [`hypothesis:${ID} slots.expectation`],
        },
      ],
    },
    {
      name: 'a target without today’s number, as a warning',
      context: written(predicting({ baseline: null })),
      findings: [
        {
          asset: `hypothesis:${ID}`,
          severity: 'warning',
          message: '“Second purchase”. It doesn’t say what the number is today.',
          question: CHANGE,
          evidence: [`hypothesis:${ID} prediction`],
        },
      ],
    },
    {
      name: 'a target on the wrong side',
      context: written(predicting({ target: 0.1 })),
      findings: [
        {
          asset: `hypothesis:${ID}`,
          severity: 'error',
          message:
            '“Second purchase”. Nearly: one answer doesn’t fit yet. The target lies on the wrong side of today’s number for “up”.',
          question: CHANGE,
          evidence: [`hypothesis:${ID} slots.expectation`],
        },
      ],
    },
  ],
});

import { SG203 } from '../../../../src/core/grounding/rules/SG203.ts';
import type { Slots } from '../../../../src/core/hypotheses/hypothesis.ts';
import { hypothesisId, makeDraft, makeSlots } from '../../../factories/hypotheses.ts';
import { testRule } from '../test-rule.ts';
import { written } from './carrying.ts';

const ID = hypothesisId(1);
const EMPTY: Partial<Slots> = {
  audience: '',
  behaviour: '',
  because: '',
  approach: '',
  expectation: '',
  notDoing: '',
  assumptions: [],
};
const onlySaying = (slots: Partial<Slots>) =>
  makeDraft({ prediction: null, slots: makeSlots({ ...EMPTY, title: 'Reactivation', ...slots }) });

testRule(SG203, {
  valid: [{ name: 'a belief, a reason and an approach', context: written(makeDraft()) }],
  invalid: [
    {
      name: 'only something to do, told once although everything else is missing too',
      context: written(onlySaying({ approach: 'build a reactivation flow with five e-mails' })),
      findings: [
        {
          asset: `hypothesis:${ID}`,
          severity: 'error',
          message: '“Reactivation”. That’s something to do, not yet a reason to do it.',
          question: 'What makes them do that? Finish “because …”. (We overwhelm them)',
          evidence: [`hypothesis:${ID} slots.approach`],
        },
      ],
    },
    {
      name: 'only a result that is wanted',
      context: written(onlySaying({ expectation: 'improve retention among our existing customers' })),
      findings: [
        {
          asset: `hypothesis:${ID}`,
          severity: 'error',
          message: '“Reactivation”. That’s a result you want, not yet a hypothesis about how to get it.',
          question: 'What do they do today, or stop doing, and when? (Drop off after week 2)',
          evidence: [`hypothesis:${ID} slots.expectation`],
        },
      ],
    },
    {
      name: 'no approach',
      context: written(makeDraft({ slots: makeSlots({ approach: '' }) })),
      findings: [
        {
          asset: `hypothesis:${ID}`,
          severity: 'error',
          message:
            '“Second purchase”. Nearly: one answer is missing. It doesn’t say what you will do about it.',
          question:
            'What will you do about it? One approach, not a list of e-mails. (Simpler onboarding, bursts instead of blasts)',
          evidence: [`hypothesis:${ID} slots.approach`],
        },
      ],
    },
  ],
});

import { SG207 } from '../../../../src/core/grounding/rules/SG207.ts';
import { hypothesisId, makeDraft, makeSlots } from '../../../factories/hypotheses.ts';
import { testRule } from '../test-rule.ts';
import { written } from './carrying.ts';

const ID = hypothesisId(1);

testRule(SG207, {
  valid: [
    { name: 'something is given up, and the weakest assumption is named', context: written(makeDraft()) },
    {
      name: 'something weightier is missing',
      context: written(makeDraft({ slots: makeSlots({ notDoing: '', because: '' }) })),
    },
  ],
  invalid: [
    {
      name: 'nothing is given up',
      context: written(makeDraft({ slots: makeSlots({ notDoing: '', assumptions: [] }) })),
      findings: [
        {
          asset: `hypothesis:${ID}`,
          severity: 'note',
          message: '“Second purchase”. It doesn’t say what you won’t do because of it.',
          question:
            'What will you not do because of it? If nothing is given up, nothing has been chosen. (No discounts)',
          evidence: [`hypothesis:${ID} slots.notDoing`],
        },
      ],
    },
    {
      name: 'no assumption is the weakest',
      context: written(
        makeDraft({
          slots: makeSlots({
            assumptions: [
              { text: 'They read our e-mails', weakest: false },
              { text: 'They have time', weakest: false },
            ],
          }),
        }),
      ),
      findings: [
        {
          asset: `hypothesis:${ID}`,
          severity: 'note',
          message: '“Second purchase”. It doesn’t say which of its assumptions is the weakest.',
          question:
            'What has to be true for this to work, and of which part are you least sure? (They read our e-mails at all)',
          evidence: [`hypothesis:${ID} slots.assumptions`],
        },
      ],
    },
  ],
});

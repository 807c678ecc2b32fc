import { SG201 } from '../../../../src/core/grounding/rules/SG201.ts';
import {
  hypothesisId,
  makeConcluded,
  makeDraft,
  makeHypothesis,
  makeSlots,
} from '../../../factories/hypotheses.ts';
import { testRule } from '../test-rule.ts';
import { written } from './carrying.ts';

const ID = hypothesisId(1);
const without = makeDraft({ slots: makeSlots({ because: '' }) });
const finding = {
  asset: `hypothesis:${ID}`,
  severity: 'error' as const,
  message: '“Second purchase”. Nearly: one answer is missing. It doesn’t say why people do that.',
  question: 'What makes them do that? Finish “because …”. (We overwhelm them)',
  evidence: [`hypothesis:${ID} slots.because`],
};

testRule(SG201, {
  valid: [
    { name: 'a reason is given', context: written(makeDraft()) },
    { name: 'it was decided', context: written(makeConcluded({ slots: without.slots })) },
    {
      name: 'nobody is named either, and that is asked first',
      context: written(makeDraft({ slots: makeSlots({ because: '', audience: '' }) })),
    },
  ],
  invalid: [
    { name: 'a draft without a reason', context: written(without), findings: [finding] },
    {
      name: 'a draft of two days, as a note',
      context: written({ ...without, createdAt: '2026-11-22T08:00:00.000Z' }),
      findings: [{ ...finding, severity: 'note', graceUntil: '2026-11-29T08:00:00.000Z' }],
    },
    {
      name: 'one that runs, from the first day',
      context: written(makeHypothesis({ slots: without.slots, createdAt: '2026-11-23T08:00:00.000Z' })),
      findings: [finding],
    },
    {
      name: 'the first question is switched off, so the next is asked',
      context: {
        ...written(makeDraft({ slots: makeSlots({ because: '', audience: '' }) })),
        input: {
          hypotheses: [makeDraft({ slots: makeSlots({ because: '', audience: '' }) })],
          settings: { SG202: { severity: 'off' } },
        },
      },
      findings: [
        {
          ...finding,
          message: '“Second purchase”. Nearly: two answers are missing. It doesn’t say why people do that.',
        },
      ],
    },
    {
      name: 'the reason mostly says again what they do, as a warning',
      context: written(
        makeDraft({
          slots: makeSlots({
            behaviour: 'stop opening our weekly product e-mails',
            because: 'they stop opening our weekly product e-mails early',
          }),
        }),
      ),
      findings: [
        {
          ...finding,
          severity: 'warning',
          message: '“Second purchase”. The reason mostly says again what they do.',
        },
      ],
    },
  ],
});

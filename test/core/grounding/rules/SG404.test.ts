import { SG404 } from '../../../../src/core/grounding/rules/SG404.ts';
import { noJudgements } from '../../../../src/core/grounding/judgements.ts';
import type { Hypothesis } from '../../../../src/core/hypotheses/hypothesis.ts';
import type { LookBack } from '../../../../src/core/outcomes/planning/look-back.ts';
import type { ContextParts } from '../../../factories/audit-models.ts';
import { makeAttachment } from '../../../factories/entities.ts';
import {
  hypothesisId,
  makeDraft,
  makeHypothesis,
  makeLookBack,
  makePrediction,
  makeVerdict,
} from '../../../factories/hypotheses.ts';
import { testRule } from '../test-rule.ts';

const ID = hypothesisId(1);
const attachments = [makeAttachment({ asset: { kind: 'list', id: '101' }, role: 'treatment' })];
const of = (hypothesis: Hypothesis): ContextParts => ({
  input: { hypotheses: [hypothesis], judgements: { ...noJudgements(), attachments } },
});
const measured = (change: Partial<LookBack> = {}, rest: Partial<Hypothesis> = {}) =>
  makeHypothesis({
    lookBack: makeLookBack({ finished: 900, reached: 162, share: 0.18, interval: [0.156, 0.208], ...change }),
    ...rest,
  });
const said = {
  asset: `hypothesis:${ID}`,
  severity: 'warning' as const,
  message: '“Second purchase” starts from 12 in 100; measured 18 in 100 on 900 people who joined before.',
  evidence: [`hypothesis:${ID} lookBack.share`, `hypothesis:${ID} prediction.baseline`],
};
const question = 'It has been started from that number: is version 2 with the measured one worth it?';

testRule(SG404, {
  valid: [
    { name: 'nobody has looked back', context: of(makeHypothesis()) },
    {
      name: 'the measured number is the written one',
      context: of(measured({ share: 0.12, interval: [0.1, 0.14] })),
    },
    {
      name: 'it differs by less than a fifth',
      context: of(measured({ share: 0.13, interval: [0.125, 0.135] })),
    },
    {
      name: 'chance explains the difference',
      context: of(measured({ finished: 100, interval: [0.11, 0.27] })),
    },
    {
      name: 'no number is written down',
      context: of(measured({}, { prediction: makePrediction({ baseline: null }) })),
    },
    { name: 'it has its result', context: of(measured({}, { verdict: makeVerdict() })) },
    { name: 'judged by people', context: of(measured({}, { kind: 'reviewed' })) },
  ],
  invalid: [
    { name: 'half as much again was measured', context: of(measured()), findings: [{ ...said, question }] },
    {
      name: 'a draft, which can still take the number over',
      context: of(makeDraft({ lookBack: measured().lookBack as LookBack })),
      findings: [said],
    },
    {
      name: 'a difference that is told sooner',
      context: of(measured({ share: 0.13, interval: [0.125, 0.135] })),
      options: { tolerance: 0.05 },
      findings: [
        {
          ...said,
          question,
          message:
            '“Second purchase” starts from 12 in 100; measured 13 in 100 on 900 people who joined before.',
        },
      ],
    },
    {
      name: 'nobody did it before',
      context: of(measured({ reached: 0, share: 0, interval: [0, 0.005] })),
      findings: [
        {
          ...said,
          question,
          message:
            '“Second purchase” starts from 12 in 100; measured 0 in 100 on 900 people who joined before.',
        },
      ],
    },
  ],
  unknown: [
    {
      name: 'worked out for another window',
      context: of(measured({ windowDays: 14 })),
      unknowns: [
        {
          asset: `hypothesis:${ID}`,
          cause: 'not_comparable',
          reason:
            'Today’s number was worked out for another field, window or segment: whether the written one is right is not known.',
        },
      ],
    },
    {
      name: 'worked out on another segment',
      context: of(makeDraft({ lookBack: makeLookBack({ listIds: ['999'] }) })),
      unknowns: [
        {
          asset: `hypothesis:${ID}`,
          cause: 'not_comparable',
          reason:
            'Today’s number was worked out for another field, window or segment: whether the written one is right is not known.',
        },
      ],
    },
    {
      name: 'too few people before',
      context: of(measured({ finished: 12, share: null, interval: null })),
      unknowns: [
        {
          asset: `hypothesis:${ID}`,
          cause: 'not_comparable',
          reason:
            'Only 12 people from before can be counted: whether the written number is right is not known.',
        },
      ],
    },
  ],
});

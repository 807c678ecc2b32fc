import { noJudgements } from '../../../../src/core/grounding/judgements.ts';
import { SG402 } from '../../../../src/core/grounding/rules/SG402.ts';
import type { Hypothesis } from '../../../../src/core/hypotheses/hypothesis.ts';
import {
  makeList,
  makeListJudgement,
  makeListWorkflow,
  makeWorkflow,
  makeWorkflowJudgement,
  type ContextParts,
} from '../../../factories/audit-models.ts';
import { makeAttachment, makeReading } from '../../../factories/entities.ts';
import {
  hypothesisId,
  makeCounts,
  makeDraft,
  makeHypothesis,
  makePrediction,
  makeVerdict,
} from '../../../factories/hypotheses.ts';
import { testRule } from '../test-rule.ts';

const ID = hypothesisId(1);
const evidence = [`hypothesis:${ID} prediction.deadline`, `hypothesis:${ID} prediction.target`];
/** From 12 to 15 in 100 by the end of June 2027, 30 days each. */
const draft = makeDraft({ prediction: makePrediction({ deadline: '2027-06-30' }) });
const small = makeDraft({
  prediction: makePrediction({ baseline: 0.08, target: 0.09, deadline: '2027-06-30' }),
  exposureSource: 'action',
  holdoutShare: 0.05,
});
const onList = (hypothesis: Hypothesis, size: number | null): ContextParts => ({
  lists: [makeListJudgement(makeList({ id: '301', size }))],
  input: {
    hypotheses: [hypothesis],
    judgements: {
      ...noJudgements(),
      attachments: [makeAttachment({ asset: { kind: 'list', id: '301' }, role: 'treatment' })],
    },
  },
});
const inWorkflow = (hypothesis: Hypothesis, workflow = makeListWorkflow('301')): ContextParts => ({
  ...onList(hypothesis, 200),
  workflows: [makeWorkflowJudgement(workflow)],
  input: {
    hypotheses: [hypothesis],
    judgements: { ...noJudgements(), attachments: [makeAttachment()] },
  },
});
/** Started on 1 July 2026, due on 31 December: people can join until 29 November. */
const running = (joined: number, at = '2026-11-01T08:00:00.000Z'): ContextParts => ({
  input: {
    hypotheses: [makeHypothesis()],
    readings: [
      makeReading({
        at,
        counts: makeCounts({ treatment: { finished: joined - 10, reached: 5 }, waiting: 10 }),
      }),
    ],
  },
});

testRule(SG402, {
  valid: [
    { name: 'a draft about many people', context: onList(draft, 5000) },
    { name: 'a draft about a segment of unknown size', context: onList(draft, null) },
    { name: 'a draft with nothing attached', context: { input: { hypotheses: [draft] } } },
    {
      name: 'a draft whose workflow takes people in by other conditions',
      context: inWorkflow(small, makeWorkflow()),
    },
    { name: 'a draft without a target', context: onList(makeDraft({ prediction: null }), 5) },
    { name: 'enough join', context: running(1000) },
    { name: 'it has run for ten days', context: running(12, '2026-07-11T08:00:00.000Z') },
    { name: 'nobody has read it yet', context: { input: { hypotheses: [makeHypothesis()] } } },
    {
      name: 'it has its result',
      context: { input: { ...running(50).input, hypotheses: [makeHypothesis({ verdict: makeVerdict() })] } },
    },
  ],
  invalid: [
    {
      name: '200 people, from 8 to 9 in 100, a twentieth held out',
      context: inWorkflow(small),
      findings: [
        {
          asset: `hypothesis:${ID}`,
          severity: 'warning',
          message:
            '“Second purchase”: Even if everybody in its segments were replaced each month, 46.7 a week. By 30 June 2027 you could see a jump of 14.1 points or more: 1,240 will have finished, 139,920 are needed for what you aim for. No deadline within ten years is late enough.',
          evidence,
        },
      ],
    },
    {
      name: 'a draft about few people',
      context: onList(draft, 100),
      findings: [
        {
          asset: `hypothesis:${ID}`,
          severity: 'warning',
          message:
            '“Second purchase”: Even if everybody in its segments were replaced each month, 23.3 a week. By 30 June 2027 you could see a jump of 4 points or more: 620 will have finished, 1,041 are needed for what you aim for. The first deadline that is late enough is 2027-11-04.',
          evidence,
        },
      ],
    },
    {
      name: 'too few join while it runs',
      context: running(400),
      findings: [
        {
          asset: `hypothesis:${ID}`,
          severity: 'warning',
          message:
            '“Second purchase”: 22.8 join in a week. By 31 December 2026 you could see a jump of 4.5 points or more: 491 will have finished, 1,041 are needed for what you aim for. The first deadline that is late enough is 2027-06-19.',
          evidence,
        },
      ],
    },
  ],
});

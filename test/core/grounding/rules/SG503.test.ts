import { SG503 } from '../../../../src/core/grounding/rules/SG503.ts';
import type { Hypothesis } from '../../../../src/core/hypotheses/hypothesis.ts';
import { sizesToFix } from '../../../../src/core/outcomes/metric/goal.ts';
import type { ContextParts } from '../../../factories/audit-models.ts';
import {
  hypothesisId,
  makeAmendment,
  makeConcluded,
  makeDecision,
  makeHypothesis,
  makePrediction,
  makeStart,
  makeVerdict,
} from '../../../factories/hypotheses.ts';
import { testRule } from '../test-rule.ts';

const ID = hypothesisId(1);
const of = (hypothesis: Hypothesis): ContextParts => ({ input: { hypotheses: [hypothesis] } });
const keptWith = (
  state: 'validated' | 'real_below_target' | 'invalidated' | 'underpowered' | 'inconclusive',
) => makeConcluded({ verdict: makeVerdict({ state }) });
const lowered = makeHypothesis({ prediction: makePrediction({ target: 0.13 }) });
const readOn = (frozenAt: string) =>
  makeHypothesis({
    prediction: makePrediction({ deadline: '2026-11-30' }),
    verdict: makeVerdict({ row: 19, state: 'inconclusive', frozenAt }),
  });
const heldOut = (share: number) =>
  makeHypothesis({
    exposureSource: 'action',
    holdoutShare: share,
    start: makeStart({
      lists: [],
      ...sizesToFix({ direction: 'up', baseline: 0.12, target: 0.15 }, { ratio: 0.25 }),
    }),
  });
const moved = (words: string) => [
  {
    asset: `hypothesis:${ID}`,
    severity: 'warning' as const,
    message: `“Second purchase”: ${words}, and no amendment says so.`,
    question: 'Who changed it, and why? Decide “change” and start version 2 with the new numbers.',
    evidence: [`hypothesis:${ID} prediction`, `hypothesis:${ID} start`],
  },
];
const kept = (words: string, severity: 'warning' | 'note') => [
  {
    asset: `hypothesis:${ID}`,
    severity,
    message: `“Second purchase” was kept, although ${words}.`,
    evidence: [`hypothesis:${ID} decision.choice`, `hypothesis:${ID} verdict.state`],
  },
];

testRule(SG503, {
  valid: [
    { name: 'it runs with the numbers it was started with', context: of(makeHypothesis()) },
    { name: 'it came true and was kept', context: of(keptWith('validated')) },
    { name: 'it rose, below the target, and was kept', context: of(keptWith('real_below_target')) },
    {
      name: 'it came true and was stopped',
      context: of(makeConcluded({ decision: makeDecision({ choice: 'stop', reviewBy: null }) })),
    },
    {
      name: 'it failed and was kept, and somebody else stands by that',
      context: of({
        ...keptWith('invalidated'),
        decision: makeDecision({ reviewed: { by: 'Ada', at: '2026-11-03T08:00:00.000Z' } }),
      }),
    },
    {
      name: 'it failed and nobody has decided',
      context: of(makeHypothesis({ verdict: makeVerdict({ state: 'invalidated' }) })),
    },
    {
      name: 'the target was lowered, and an amendment says so',
      context: of({ ...lowered, amendments: [makeAmendment()] }),
    },
    { name: 'a fifth is held out, as planned', context: of(heldOut(0.2)) },
    {
      name: 'another segment is compared with, as planned',
      context: of(
        makeHypothesis({
          start: makeStart({
            lists: [
              { listId: '1', role: 'treatment', name: 'A', filterHash: null },
              { listId: '2', role: 'control', name: 'B', filterHash: null },
            ],
            ...sizesToFix({ direction: 'up', baseline: 0.12, target: 0.15 }, { ratio: 1 }),
          }),
        }),
      ),
    },
    {
      name: 'the result was read the day after the deadline',
      context: of(readOn('2026-12-01T02:00:00.000Z')),
    },
    {
      name: 'the result was called early',
      context: of(makeHypothesis({ verdict: makeVerdict({ row: 5, tags: ['early'] }) })),
    },
    {
      name: 'judged by people',
      context: of(makeHypothesis({ kind: 'reviewed', prediction: null, reviewOn: '2026-12-31' })),
    },
  ],
  invalid: [
    {
      name: 'it failed and was kept',
      context: of(keptWith('invalidated')),
      findings: kept('it did not come true', 'warning'),
    },
    {
      name: 'too few took part, and it was kept',
      context: of(keptWith('underpowered')),
      findings: kept('too few people took part to say anything', 'note'),
    },
    {
      name: 'nothing was proven, and it was kept',
      context: of(keptWith('inconclusive')),
      findings: kept('nothing was proven', 'note'),
    },
    {
      name: 'the target was lowered',
      context: of(lowered),
      findings: moved(
        'the numbers it was started with needed 1,041 finished records, those it has now need 9,034',
      ),
    },
    {
      name: 'another share is held out than planned',
      context: of(heldOut(0.5)),
      findings: moved(
        'the numbers it was started with needed 5,558 finished records, those it has now need 2,175',
      ),
    },
    {
      name: 'the deadline was moved behind its own result',
      context: of(readOn('2026-11-20T12:00:00.000Z')),
      findings: moved('its result was fixed on 2026-11-20, and its deadline is now 2026-11-30'),
    },
  ],
  unknown: [
    {
      name: 'what was planned was not kept',
      context: of(makeHypothesis({ start: makeStart({ nMin: null, nPlan: null }) })),
      unknowns: [
        {
          asset: `hypothesis:${ID}`,
          cause: 'not_comparable',
          reason:
            'What was planned at the start was not kept, so whether its numbers were moved since is not known.',
        },
      ],
    },
  ],
});

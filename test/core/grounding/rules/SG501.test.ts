import { SG501 } from '../../../../src/core/grounding/rules/SG501.ts';
import type { Hypothesis } from '../../../../src/core/hypotheses/hypothesis.ts';
import type { Reading, VerdictState } from '../../../../src/core/outcomes/verdict/reading.ts';
import type { ContextParts } from '../../../factories/audit-models.ts';
import { makeReading } from '../../../factories/entities.ts';
import {
  hypothesisId,
  makeConcluded,
  makeDecision,
  makeDraft,
  makeHypothesis,
  makePrediction,
  makeVerdict,
} from '../../../factories/hypotheses.ts';
import { testRule } from '../test-rule.ts';

const ID = hypothesisId(1);
/** The audit is on 24 November, 08:00 UTC. */
const of = (hypothesis: Hypothesis, readings: Reading[] = []): ContextParts => ({
  input: { hypotheses: [hypothesis], readings, timeZone: 'Europe/Berlin' },
});
const withVerdict = (state: VerdictState, frozenAt = '2026-11-17T07:00:00.000Z') =>
  makeHypothesis({ verdict: makeVerdict({ state, frozenAt }) });
const due = (deadline: string) => makeHypothesis({ prediction: makePrediction({ deadline }) });
const reviewed = (reviewOn: string) => makeHypothesis({ kind: 'reviewed', prediction: null, reviewOn });
const kept = (reviewBy: string, overrides: Partial<Hypothesis> = {}) =>
  makeConcluded({ decision: makeDecision({ reviewBy }), ...overrides });
const said = (words: string, path: string, question?: string) => [
  {
    asset: `hypothesis:${ID}`,
    severity: 'error' as const,
    message: `“Second purchase” ${words}.`,
    ...(question === undefined ? {} : { question }),
    evidence: [`hypothesis:${ID} ${path}`],
  },
];
const AGAIN = 'Is it still true? Then put it to the test again; otherwise retire it.';

testRule(SG501, {
  valid: [
    { name: 'the deadline is to come', context: of(makeHypothesis()) },
    {
      name: 'a draft whose deadline has passed',
      context: of(makeDraft({ prediction: makePrediction({ deadline: '2026-11-01' }) })),
    },
    {
      name: 'the result is seven days old less an hour',
      context: of(withVerdict('validated', '2026-11-17T09:00:00.000Z')),
    },
    { name: 'it failed', context: of(withVerdict('invalidated')) },
    { name: 'it was decided', context: of(makeConcluded()) },
    {
      name: 'it was stopped long ago',
      context: of(makeConcluded({ decision: makeDecision({ choice: 'stop', reviewBy: null }) })),
    },
    { name: 'the deadline passed seven days ago', context: of(due('2026-11-17')) },
    { name: 'the review was seven days ago', context: of(reviewed('2026-11-17')) },
    { name: 'the review is to come', context: of(reviewed('2026-12-24')) },
    { name: 'to be looked at again today', context: of(kept('2026-11-24')) },
    { name: 'kept until yesterday, and retired', context: of(kept('2026-11-23', { status: 'retired' })) },
    {
      name: 'kept until yesterday although it failed',
      context: of(kept('2026-11-23', { verdict: makeVerdict({ state: 'invalidated', reason: 'missed' }) })),
    },
    {
      name: 'the result is eight days old, and two weeks are given',
      context: of(withVerdict('validated', '2026-11-16T07:00:00.000Z')),
      options: { daysToDecide: 14 },
    },
  ],
  invalid: [
    ...(['validated', 'real_below_target', 'underpowered', 'inconclusive'] as const).map((state) => ({
      name: `${state}, and nobody decides`,
      context: of(withVerdict(state)),
      findings: said('has had its result since 2026-11-17, and nobody has decided', 'verdict.state'),
    })),
    {
      name: 'the deadline passed and the data allow no result',
      context: of(due('2026-11-16'), [
        makeReading({ state: 'data_problem', at: '2026-11-23T02:00:00.000Z' }),
      ]),
      findings: said(
        'passed its deadline, 2026-11-16, with data that allow no result, and nobody has decided',
        'prediction.deadline',
      ),
    },
    {
      name: 'the review was eight days ago',
      context: of(reviewed('2026-11-16')),
      findings: said('was to be reviewed on 2026-11-16, and nobody has decided', 'reviewOn'),
    },
    {
      name: 'kept until yesterday',
      context: of(kept('2026-11-23')),
      findings: said(
        'was kept, to be looked at again by 2026-11-23, and nobody has',
        'decision.reviewBy',
        AGAIN,
      ),
    },
    {
      name: 'kept unproven until yesterday',
      context: of(kept('2026-11-23', { verdict: makeVerdict({ state: 'underpowered' }) })),
      findings: said(
        'was kept, to be looked at again by 2026-11-23, and nobody has',
        'decision.reviewBy',
        AGAIN,
      ),
    },
  ],
  unknown: [
    {
      name: 'nobody has read the result since the deadline',
      context: of(due('2026-11-16'), [makeReading({ state: 'promising', at: '2026-11-16T02:00:00.000Z' })]),
      unknowns: [
        {
          asset: `hypothesis:${ID}`,
          cause: 'not_given',
          reason:
            'Its deadline, 2026-11-16, has passed, and its result was not read since: whether a decision is overdue is not known.',
        },
      ],
    },
    {
      name: 'the reading after the deadline is not complete',
      context: of(due('2026-11-16'), [makeReading({ state: 'no_data', at: '2026-11-23T02:00:00.000Z' })]),
      unknowns: [
        {
          asset: `hypothesis:${ID}`,
          cause: 'not_given',
          reason:
            'Its deadline, 2026-11-16, has passed, and its result is not complete yet: whether a decision is overdue is not known.',
        },
      ],
    },
  ],
});

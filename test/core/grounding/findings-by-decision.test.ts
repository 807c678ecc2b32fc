import { expect, test } from 'vitest';
import { audit } from '../../../src/core/grounding/audit.ts';
import type { Hypothesis } from '../../../src/core/hypotheses/hypothesis.ts';
import type { VerdictState } from '../../../src/core/outcomes/verdict/reading.ts';
import { makeReading } from '../../factories/entities.ts';
import {
  hypothesisId,
  makeConcluded,
  makeDecision,
  makeDraft,
  makeHypothesis,
  makePrediction,
  makeVerdict,
} from '../../factories/hypotheses.ts';
import { inputOf, tactic } from './judging.ts';

const verdict = (state: VerdictState, frozenAt = '2026-11-22T00:00:00.000Z') =>
  makeVerdict({ state, frozenAt });
const kept = (state: VerdictState, reviewBy = '2027-11-02') =>
  makeConcluded({ verdict: verdict(state), decision: makeDecision({ reviewBy }) });
const ended = (choice: 'change' | 'stop', state: VerdictState = 'validated') =>
  makeConcluded({ verdict: verdict(state), decision: makeDecision({ choice, reviewBy: null }) });
const reviewed = (reviewOn: string) => makeHypothesis({ kind: 'reviewed', prediction: null, reviewOn });
const OLD = '2026-11-16T00:00:00.000Z';

/** What status, verdict and decision of the attached hypothesis come to, on a workflow that is on. */
test.each<[name: string, hypotheses: Hypothesis[], findings: string[]]>([
  ['a testable draft', [makeDraft()], ['warning SG101']],
  [
    'a draft that says nothing',
    [makeDraft({ prediction: null, slots: { ...makeDraft().slots, because: '' } })],
    ['error SG101'],
  ],
  ['live before its deadline', [makeHypothesis()], []],
  ...(['validated', 'real_below_target', 'underpowered', 'inconclusive'] as const).flatMap(
    (state): [string, Hypothesis[], string[]][] => [
      [`live, ${state} for two days`, [makeHypothesis({ verdict: verdict(state) })], []],
      [`live, ${state} for eight days`, [makeHypothesis({ verdict: verdict(state, OLD) })], ['error SG501']],
    ],
  ),
  ['live, failed', [makeHypothesis({ verdict: verdict('invalidated', OLD) })], ['error SG502']],
  ['failed and kept', [kept('invalidated')], ['error SG502', 'warning SG503']],
  ['failed and changed', [ended('change', 'invalidated')], ['error SG502']],
  ['failed and stopped', [ended('stop', 'invalidated')], ['error SG502']],
  ['came true and kept', [kept('validated')], []],
  [
    'came true and kept, to be looked at again yesterday',
    [kept('validated', '2026-11-23')],
    ['error SG101', 'error SG501'],
  ],
  ['rose, below target, and kept', [kept('real_below_target')], []],
  ['too few, and kept', [kept('underpowered')], ['note SG503']],
  ['nothing proven, and kept', [kept('inconclusive')], ['note SG503']],
  [
    'nothing proven, and kept, to be looked at again yesterday',
    [kept('inconclusive', '2026-11-23')],
    ['error SG101', 'error SG501', 'note SG503'],
  ],
  ['came true and changed', [ended('change')], ['error SG101']],
  ['came true and stopped', [ended('stop')], ['error SG502']],
  ['judged by people, before its review', [reviewed('2026-12-24')], []],
  ['judged by people, a review seven days ago', [reviewed('2026-11-17')], []],
  ['judged by people, a review eight days ago', [reviewed('2026-11-16')], ['error SG101', 'error SG501']],
  ['retired', [makeHypothesis({ status: 'retired' })], ['warning SG502']],
  ['not there', [], ['error SG105']],
])('%s', (_name, hypotheses, findings) => {
  expect(told(hypotheses)).toEqual(findings);
});

test('live with data that allow no result is told on the hypothesis once the deadline is eight days ago', () => {
  const late = makeHypothesis({ prediction: makePrediction({ deadline: '2026-11-15' }) });
  const reading = makeReading({
    hypothesisId: hypothesisId(1),
    state: 'data_problem',
    at: '2026-11-23T02:00:00.000Z',
  });
  expect(told([late], [reading])).toEqual(['error SG501']);
});

/** Findings about grounding and decisions; others look at the words and at the account. */
const OF_DECISIONS = new Set(['SG101', 'SG105', 'SG501', 'SG502', 'SG503']);

function told(hypotheses: Hypothesis[], readings = [] as ReturnType<typeof makeReading>[]): string[] {
  const { findings } = audit(inputOf({ hypotheses, attachments: [tactic()], input: { readings } }));
  return findings
    .filter(({ ruleId }) => OF_DECISIONS.has(ruleId))
    .map(({ severity, ruleId }) => `${severity} ${ruleId}`)
    .sort();
}

import { describe, expect, test } from 'vitest';
import type { Hypothesis } from '../../../src/core/hypotheses/hypothesis.ts';
import { supportOf } from '../../../src/core/hypotheses/supports.ts';
import { endOfDay } from '../../../src/core/day-bounds.ts';
import {
  makeConcluded,
  makeDecision,
  makeDraft,
  makeHypothesis,
  makeVerdict,
} from '../../factories/hypotheses.ts';

const TIME_ZONE = 'America/New_York';
const AUTUMN = Date.parse('2026-10-01T12:00:00Z');
const at = (now: number) => ({ now, timeZone: TIME_ZONE });

const invalidated = makeVerdict({ state: 'invalidated', reason: 'missed', row: 17 });
const unproven = makeVerdict({ state: 'underpowered', row: 18 });
const decided = (choice: 'keep' | 'change' | 'stop', verdict = makeVerdict()): Hypothesis =>
  makeConcluded({
    verdict,
    decision: makeDecision({ choice, reviewBy: choice === 'keep' ? '2027-11-02' : null }),
  });
const reviewed = makeHypothesis({ kind: 'reviewed', prediction: null, reviewOn: '2026-10-10' });

test.each<[string, Hypothesis | null, boolean, string]>([
  ['a draft', makeDraft(), false, 'draft_only'],
  ['live before its deadline', makeHypothesis(), true, 'live'],
  ['live with a validated verdict', makeHypothesis({ verdict: makeVerdict() }), true, 'awaiting_decision'],
  ['live and underpowered', makeHypothesis({ verdict: unproven }), true, 'awaiting_decision'],
  ['refuted while live', makeHypothesis({ verdict: invalidated }), false, 'refuted'],
  ['refuted, yet kept', decided('keep', invalidated), false, 'refuted'],
  ['refuted and changed', decided('change', invalidated), false, 'refuted'],
  ['refuted and stopped', decided('stop', invalidated), false, 'refuted'],
  ['validated and kept', decided('keep'), true, 'practice'],
  [
    'smaller than hoped and kept',
    decided('keep', makeVerdict({ state: 'real_below_target' })),
    true,
    'practice',
  ],
  ['underpowered and kept', decided('keep', unproven), true, 'unproven_practice'],
  [
    'inconclusive and kept',
    decided('keep', makeVerdict({ state: 'inconclusive' })),
    true,
    'unproven_practice',
  ],
  ['changed', decided('change'), false, 'superseded'],
  ['stopped', decided('stop'), false, 'stopped'],
  [
    'stopped without a verdict',
    makeHypothesis({ status: 'concluded', decision: makeDecision({ choice: 'stop', reviewBy: null }) }),
    false,
    'stopped',
  ],
  ['concluded and undecided', makeConcluded({ decision: null }), true, 'awaiting_decision'],
  ['judged by people, before its review', reviewed, true, 'live_reviewed'],
  ['retired', makeConcluded({ status: 'retired' }), false, 'retired'],
  [
    'retired after it was refuted',
    makeConcluded({ status: 'retired', verdict: invalidated }),
    false,
    'retired',
  ],
  ['an id no hypothesis has', null, false, 'dangling'],
])('%s', (_, hypothesis, supports, reason) => {
  expect(supportOf(hypothesis, at(AUTUMN))).toEqual({ supports, reason });
});

describe('days end in the portal’s time zone', () => {
  test.each<[string, Hypothesis, string, string, string]>([
    ['a deadline', makeHypothesis(), '2026-12-31', 'live', 'awaiting_decision'],
    ['a review of what is kept', decided('keep'), '2027-11-02', 'practice', 'review_overdue'],
    ['seven days after a review by people', reviewed, '2026-10-17', 'live_reviewed', 'review_overdue'],
  ])('%s', (_, hypothesis, day, before, after) => {
    const end = endOfDay(day, TIME_ZONE);
    expect(supportOf(hypothesis, at(end)).reason).toBe(before);
    expect(supportOf(hypothesis, at(end + 1)).reason).toBe(after);
  });
});

test('past its review, what was kept carries nothing any more', () => {
  expect(supportOf(decided('keep'), at(endOfDay('2027-11-03', TIME_ZONE))).supports).toBe(false);
});

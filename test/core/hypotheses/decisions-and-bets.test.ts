import { describe, expect, it } from 'vitest';
import { decideHypothesis, reviewDecision } from '../../../src/core/hypotheses/change.ts';
import { judgedByPeople } from '../../../src/core/hypotheses/judged-by-people.ts';
import { oppositionTo } from '../../../src/core/hypotheses/opposition.ts';
import { calibrationOf } from '../../../src/core/outcomes/verdict/calibration.ts';
import type { VerdictState } from '../../../src/core/outcomes/verdict/reading.ts';
import {
  hypothesisId,
  makeConcluded,
  makeDecision,
  makeHypothesis,
  makeSlots,
  makeVerdict,
} from '../../factories/hypotheses.ts';

const now = Date.parse('2026-11-24T09:00:00Z');
const failed = makeVerdict({ state: 'invalidated', reason: 'missed' });

describe('a decision that goes against the result', () => {
  it.each<[VerdictState, 'keep' | 'change' | 'stop', boolean]>([
    ['invalidated', 'keep', true],
    ['invalidated', 'stop', false],
    ['invalidated', 'change', false],
    ['validated', 'stop', true],
    ['validated', 'keep', false],
    ['real_below_target', 'keep', false],
    ['real_below_target', 'stop', false],
    ['underpowered', 'keep', false],
  ])('%s and %s: %s', (state, choice, isOpposed) => {
    expect(oppositionTo(choice, makeVerdict({ state })) !== null).toBe(isOpposed);
  });

  it('may name somebody else who stands by it, and nobody may stand by their own', () => {
    const request = { choice: 'keep' as const, by: 'ada', reason: 'Legal', now, timeZone: 'UTC' };
    const hypothesis = makeHypothesis({ verdict: failed });
    expect(decideHypothesis(hypothesis, { ...request, reviewedBy: 'bo' })).toMatchObject({
      value: { decision: { reviewed: { by: 'bo', at: '2026-11-24T09:00:00.000Z' } } },
    });
    expect(decideHypothesis(hypothesis, { ...request, reviewedBy: 'ada' })).toMatchObject({
      reason: 'own_decision',
    });
  });

  it('is reviewed afterwards by somebody else, and only where there is something to review', () => {
    const kept = makeConcluded({ verdict: failed, decision: makeDecision({ by: 'ada' }) });
    expect(reviewDecision(kept, { by: 'bo', now })).toMatchObject({
      value: { decision: { choice: 'keep', reviewed: { by: 'bo' } } },
    });
    expect(reviewDecision(kept, { by: 'ada', now })).toMatchObject({ reason: 'own_decision' });
    expect(reviewDecision(makeConcluded(), { by: 'bo', now })).toMatchObject({ reason: 'nothing_to_review' });
    expect(reviewDecision(makeHypothesis(), { by: 'bo', now })).toMatchObject({ reason: 'not_decided' });
  });
});

describe('a hypothesis that people judge', () => {
  it('says who judged it and what they made of it, and never that it came true', () => {
    const decision = makeDecision({ by: 'Ada', reason: 'Sales says so.' });
    expect(judgedByPeople(makeConcluded({ kind: 'reviewed', verdict: null, decision }), 'UTC')).toBe(
      'Judged by Ada on 2 November 2026, not by numbers: keep it. Sales says so.',
    );
    expect(judgedByPeople(makeConcluded(), 'UTC')).toBeNull();
    expect(judgedByPeople(makeHypothesis({ kind: 'reviewed' }), 'UTC')).toBeNull();
  });
});

describe('what was bet against what came of it', () => {
  const bet = (confidence: number | null, state: VerdictState, number: number) =>
    makeConcluded({
      id: hypothesisId(number),
      slots: makeSlots({ confidence }),
      verdict: makeVerdict({ state }),
    });
  const ten = Array.from({ length: 10 }, (_, index) =>
    bet(80, index < 7 ? 'validated' : 'invalidated', index),
  );

  it('is the mean squared distance, by hand: 7 × 0.04 and 3 × 0.64 over 10', () => {
    const found = calibrationOf(ten);
    expect(found?.brier).toBeCloseTo(0.22, 12);
    expect(found).toMatchObject({ hypotheses: 10, cameTrue: 0.7 });
    expect(found?.bet).toBeCloseTo(0.8, 12);
    expect(found?.sentence).toContain('Brier score 0.22: better than betting even');
  });

  it('counts neither what has no clear result nor what nobody bet on', () => {
    const others = [bet(99, 'underpowered', 11), bet(99, 'inconclusive', 12), bet(null, 'validated', 13)];
    expect(calibrationOf([...ten, ...others, makeHypothesis()])).toEqual(calibrationOf(ten));
  });

  it('takes a real but smaller effect for a bet that was lost', () => {
    expect(calibrationOf([...ten.slice(1), bet(80, 'real_below_target', 14)])?.cameTrue).toBe(0.6);
  });

  it('says nothing with fewer than ten', () => {
    expect(calibrationOf(ten.slice(1))).toBeNull();
  });
});

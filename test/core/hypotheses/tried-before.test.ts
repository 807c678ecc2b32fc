import { expect, test } from 'vitest';
import type { Hypothesis } from '../../../src/core/hypotheses/hypothesis.ts';
import { knownHypothesis } from '../../../src/core/hypotheses/known-hypothesis.ts';
import { lintHypothesis, lintStatement } from '../../../src/core/hypotheses/lint.ts';
import {
  hypothesisId,
  makeConcluded,
  makeContent,
  makeDecision,
  makeDraft,
  makeHypothesis,
  makeSlots,
  makeVerdict,
} from '../../factories/hypotheses.ts';
import { checkOf } from './check-of.ts';

const OWN = hypothesisId(9);

function compared(...others: Hypothesis[]) {
  const known = others.map((other) => knownHypothesis(other));
  return checkOf('H18', lintHypothesis(makeContent(), { id: OWN, others: known }));
}

const REWORDED = makeSlots({
  title: 'Bursts',
  audience: 'our first-time buyer',
  behaviour: 'drops off after week 2',
  approach: 'simplify onboarding, deliver the value in bursts',
});

test('a hypothesis that says nearly the same in other words is named, with what came of it', () => {
  const missed = makeConcluded({
    slots: REWORDED,
    verdict: makeVerdict({ state: 'invalidated', reason: 'missed' }),
    decision: makeDecision({ choice: 'stop', reason: 'Bursts changed nothing' }),
  });
  expect(compared(missed)).toMatchObject({
    status: 'fail',
    severity: 'warning',
    message: `This was tried before: “Bursts” (${missed.id}), didn’t come true (2026-11-01); stopped on 2026-11-02: “Bursts changed nothing”.`,
    question: expect.stringMatching(/^What is different this time/),
  });
});

test.each([
  ['still running, until 2026-12-31', makeHypothesis()],
  ['a draft that nobody has started', makeDraft()],
  ['put away without a result', makeHypothesis({ status: 'retired' })],
  ['still running, until 2026-09-01', makeHypothesis({ kind: 'reviewed', reviewOn: '2026-09-01' })],
])('one that has no result yet is told as %s', (outcome, other) => {
  expect(compared(other)).toMatchObject({
    status: 'fail',
    message: `Another hypothesis says nearly the same: “Second purchase” (${other.id}), ${outcome}.`,
  });
});

test('of several the one that was tried is named, whatever their order', () => {
  const draft = makeDraft({ id: hypothesisId(2) });
  const tried = makeConcluded({ id: hypothesisId(3), slots: REWORDED });
  expect(compared(draft, tried)).toEqual(compared(tried, draft));
  expect(compared(draft, tried).message).toContain(tried.id);
});

test('it does not hold the hypothesis up, and is asked about', () => {
  const others = [knownHypothesis(makeConcluded())];
  const report = lintHypothesis(makeContent(), { id: OWN, today: '2026-07-01', others });
  expect(report).toMatchObject({ band: 'testable', question: expect.stringMatching(/^What is different/) });
});

test('another idea for the same people is none of it', () => {
  const slots = makeSlots({
    behaviour: 'never write a review',
    because: 'the form asks for a login',
    approach: 'ask on the thank-you page',
  });
  expect(compared(makeConcluded({ slots })).status).toBe('pass');
});

test('a hypothesis is not compared with itself', () => {
  expect(compared(makeHypothesis({ id: OWN })).status).toBe('n_a');
});

test('versions of one hypothesis, before and after, say nearly the same on purpose', () => {
  const first = makeConcluded({ id: hypothesisId(1), successorId: hypothesisId(2) });
  const second = makeConcluded({ id: hypothesisId(2), successorId: OWN });
  const own = makeConcluded({ id: OWN, successorId: hypothesisId(10) });
  const next = makeDraft({ id: hypothesisId(10) });
  expect(compared(first, second, own, next).status).toBe('n_a');
});

test('successors that go in a circle are followed once', () => {
  const one = makeConcluded({ id: hypothesisId(1), successorId: hypothesisId(2) });
  const two = makeConcluded({ id: hypothesisId(2), successorId: hypothesisId(1) });
  expect(compared(one, two).status).toBe('fail');
});

test('with nothing to compare, or too few words, nothing is said', () => {
  expect(compared().status).toBe('n_a');
  const few = makeContent({ audience: 'admins', behaviour: 'leave', because: '', approach: '' });
  expect(checkOf('H18', lintHypothesis(few, { others: [knownHypothesis(makeDraft())] })).status).toBe('n_a');
});

test('a pasted sentence is compared too', () => {
  const statement =
    'We believe first-time buyers drop off after week 2 because we overwhelm them. So we’ll simplify their onboarding and deliver value in bursts.';
  const others = [knownHypothesis(makeConcluded())];
  expect(checkOf('H18', lintStatement(statement, { others })).message).toMatch(/^This was tried before/);
});

test('it works in scripts without spaces', () => {
  const slots = {
    audience: '初めて購入したお客様',
    behaviour: '二週間後に離れていく',
    because: 'メールが多すぎて圧倒されている',
    approach: '最初の案内を簡単にする',
  };
  const others = [knownHypothesis(makeDraft({ slots: makeSlots(slots) }))];
  const reworded = makeContent({ ...slots, behaviour: '二週間後に離れてしまう' });
  expect(checkOf('H18', lintHypothesis(reworded, { others })).status).toBe('fail');
});

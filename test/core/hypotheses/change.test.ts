import { expect, test } from 'vitest';
import {
  decideHypothesis,
  freezeVerdict,
  retire,
  reviseDraft,
  startHypothesis,
} from '../../../src/core/hypotheses/change.ts';
import { draftHypothesis } from '../../../src/core/hypotheses/draft.ts';
import type { HypothesisContent } from '../../../src/core/hypotheses/hypothesis.ts';
import { Hypothesis } from '../../../src/core/hypotheses/hypothesis.ts';
import {
  hypothesisId,
  makeConcluded,
  makeDraft,
  makeHypothesis,
  makeSlots,
  makeStart,
  makeVerdict,
} from '../../factories/hypotheses.ts';

const NOW = Date.parse('2026-11-30T23:30:00Z');
const decision = { by: 'cli', reason: 'It works', now: NOW, timeZone: 'Europe/Berlin' };
const judged = makeHypothesis({ verdict: makeVerdict() });

function content(): HypothesisContent {
  const { kind, objectTypeId, slots, prediction, exposureSource, holdoutShare, reviewOn } = makeDraft();
  return { kind, objectTypeId, slots, prediction, exposureSource, holdoutShare, reviewOn };
}

test('a new draft has an author, a first version and nothing fixed', () => {
  const draft = draftHypothesis({ id: hypothesisId(7), now: NOW, by: 'cli', content: content() });
  expect(Hypothesis.parse(draft)).toEqual(draft);
  expect(draft).toMatchObject({ version: 1, status: 'draft', start: null, createdBy: 'cli' });
});

test('a draft may be rewritten, a started hypothesis may not', () => {
  const rewritten = { ...content(), slots: makeSlots({ title: 'Another title' }) };
  expect(reviseDraft(makeDraft(), { now: NOW, content: rewritten })).toMatchObject({
    ok: true,
    value: { slots: { title: 'Another title' } },
  });
  expect(reviseDraft(makeHypothesis(), { now: NOW, content: rewritten })).toMatchObject({
    ok: false,
    reason: 'not_a_draft',
  });
});

test('starting fixes what it stands on, once', () => {
  const start = makeStart();
  expect(startHypothesis(makeDraft(), start)).toMatchObject({ ok: true, value: { status: 'live', start } });
  expect(startHypothesis(makeHypothesis(), start)).toMatchObject({ ok: false, reason: 'not_a_draft' });
});

test('a verdict is frozen once, and the hypothesis stays live until somebody decides', () => {
  expect(freezeVerdict(makeHypothesis(), makeVerdict())).toMatchObject({
    ok: true,
    value: { status: 'live', verdict: { state: 'validated' } },
  });
});

test.each([
  ['a draft', makeDraft(), makeVerdict(), 'not_live'],
  ['what has a verdict', judged, makeVerdict({ state: 'invalidated' }), 'already_frozen'],
  ['what people judge', makeHypothesis({ kind: 'reviewed' }), makeVerdict(), 'not_measured'],
  ['a reading on the way', makeHypothesis(), makeVerdict({ state: 'promising' }), 'not_final'],
  ['a data problem', makeHypothesis(), makeVerdict({ state: 'data_problem' }), 'not_final'],
])('no verdict is frozen for %s', (_, hypothesis, verdict, reason) => {
  expect(freezeVerdict(hypothesis, verdict)).toMatchObject({ ok: false, reason });
});

test('what is kept is looked at again after 12 months, in the portal’s calendar', () => {
  const kept = decideHypothesis(judged, { ...decision, choice: 'keep' });
  expect(kept).toMatchObject({
    ok: true,
    value: { status: 'concluded', decision: { reviewBy: '2027-12-01' } },
  });
});

test.each([
  ['underpowered', makeHypothesis({ verdict: makeVerdict({ state: 'underpowered' }) })],
  ['inconclusive', makeHypothesis({ verdict: makeVerdict({ state: 'inconclusive' }) })],
  ['judged by people', makeHypothesis({ kind: 'reviewed', prediction: null, reviewOn: '2026-11-30' })],
])('what was %s and is kept is looked at again after 6 months', (_, hypothesis) => {
  expect(decideHypothesis(hypothesis, { ...decision, choice: 'keep' })).toMatchObject({
    ok: true,
    value: { decision: { reviewBy: '2027-06-01' } },
  });
});

test('a month without that day ends it on its last', () => {
  const now = Date.parse('2026-08-31T10:00:00Z');
  const hypothesis = makeHypothesis({ verdict: makeVerdict({ state: 'underpowered' }) });
  expect(decideHypothesis(hypothesis, { ...decision, now, choice: 'keep' })).toMatchObject({
    value: { decision: { reviewBy: '2027-02-28' } },
  });
});

test('stopping needs no verdict', () => {
  expect(decideHypothesis(makeHypothesis(), { ...decision, choice: 'stop' })).toMatchObject({
    ok: true,
    value: { decision: { choice: 'stop', reviewBy: null } },
  });
});

test('changing names the hypothesis that goes on', () => {
  const successorId = hypothesisId(2);
  expect(decideHypothesis(judged, { ...decision, choice: 'change', successorId })).toMatchObject({
    ok: true,
    value: { successorId },
  });
});

test.each([
  ['keeping without a verdict', makeHypothesis(), { choice: 'keep' as const }, 'no_verdict'],
  ['changing into nothing', judged, { choice: 'change' as const }, 'no_successor'],
  ['deciding without a reason', judged, { choice: 'stop' as const, reason: '  ' }, 'no_reason'],
  ['deciding twice', makeConcluded(), { choice: 'stop' as const }, 'already_decided'],
  ['deciding a draft', makeDraft(), { choice: 'stop' as const }, 'not_live'],
  [
    'deciding what is retired',
    makeHypothesis({ status: 'retired' }),
    { choice: 'stop' as const },
    'not_live',
  ],
])('%s is refused', (_, hypothesis, given, reason) => {
  expect(decideHypothesis(hypothesis, { ...decision, ...given })).toMatchObject({ ok: false, reason });
});

test('drafts and decided ones retire, running ones do not', () => {
  expect(retire(makeDraft(), { now: NOW })).toMatchObject({ ok: true, value: { status: 'retired' } });
  expect(retire(makeConcluded(), { now: NOW })).toMatchObject({ ok: true });
  expect(retire(makeHypothesis(), { now: NOW })).toMatchObject({ ok: false, reason: 'still_live' });
  expect(retire(makeHypothesis({ status: 'retired' }), { now: NOW })).toMatchObject({
    ok: false,
    reason: 'already_retired',
  });
});

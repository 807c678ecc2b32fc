import { expect, test } from 'vitest';
import { emptySlots } from '../../../src/core/hypotheses/draft.ts';
import type { Slots } from '../../../src/core/hypotheses/hypothesis.ts';
import { lintStatement } from '../../../src/core/hypotheses/lint.ts';
import { sentenceOf } from '../../../src/core/hypotheses/sentence.ts';
import { makePrediction, makeSlots } from '../../factories/hypotheses.ts';
import { GOOD, SEED } from './statements.ts';

const slots = (some: Partial<Slots>): Slots => ({ ...emptySlots(), ...some });

test('slots become the sentence they came from', () => {
  const { slots: parts } = lintStatement(SEED);
  expect(sentenceOf({ slots: slots(parts), prediction: null })).toBe(SEED);
});

test.each(GOOD)('the sentence made of its slots is still testable: %s', (text) => {
  const { slots: parts } = lintStatement(text);
  const sentence = sentenceOf({ slots: slots(parts), prediction: null });
  expect(lintStatement(sentence).band).not.toBe('rebuild');
});

test('a thing or an activity is tried, and what it should do keeps its verb', () => {
  const parts = {
    audience: 'New admins',
    behaviour: 'stall at import',
    because: 'mapping scares them',
    approach: 'A prefilled template',
    expectation: 'should take setup from 31 to 40 in 100 by March',
  };
  expect(sentenceOf({ slots: slots(parts), prediction: null })).toBe(
    'We believe new admins stall at import because mapping scares them. So we’ll try a prefilled template. If we’re right, it should take setup from 31 to 40 in 100 by March.',
  );
});

test('without words for the expectation it is told from the prediction', () => {
  const content = { slots: makeSlots({ expectation: '' }), prediction: makePrediction() };
  expect(sentenceOf(content)).toContain(
    '“bought again” within 30 days go from 12 to 15 in 100 by 2026-12-31.',
  );
});

test('missing answers are left out, and names keep their capitals', () => {
  expect(sentenceOf({ slots: slots({}), prediction: null })).toBe('');
  expect(sentenceOf({ slots: slots({ audience: 'NHS nurses' }), prediction: null })).toBe(
    'We believe NHS nurses.',
  );
  expect(sentenceOf({ slots: slots({ approach: 'We send one story.' }), prediction: null })).toBe(
    'So we’ll send one story.',
  );
});

import { describe, expect, it } from 'vitest';
import { readGuardrail } from '../../../../src/core/outcomes/verdict/guardrail.ts';

const facts = {
  label: 'unsubscribed',
  treatment: { finished: 1000, reached: 30 },
  control: null,
  before: null,
  problem: null,
};

describe('the guardrail', () => {
  it.each([
    ['more than before', { before: { finished: 1000, reached: 10 } }, 'worse'],
    ['about as many as before', { before: { finished: 1000, reached: 28 } }, 'not_worse'],
    ['fewer than before', { before: { finished: 1000, reached: 90 } }, 'not_worse'],
    ['more than the compared group', { control: { finished: 1000, reached: 10 } }, 'worse'],
    ['nothing to compare with', {}, 'not_known'],
    ['nobody yet', { treatment: { finished: 0, reached: 0 } }, 'not_known'],
    ['not to be read', { problem: 'contacts have no property x.' }, 'not_known'],
  ])('%s', (_, change, state) => {
    const read = readGuardrail({ ...facts, ...change });
    expect(read.state).toBe(state);
    expect(read.sentence.includes('Look at that before you keep it.')).toBe(state === 'worse');
  });

  it('says how many it is and how many it was', () => {
    expect(readGuardrail({ ...facts, before: { finished: 1000, reached: 10 } }).sentence).toBe(
      'Unsubscribed: 3 in 100, before 1 in 100 of those still in the segment. Look at that before you keep it.',
    );
    expect(readGuardrail({ ...facts, control: { finished: 500, reached: 15 } }).sentence).toBe(
      'Unsubscribed: 3 in 100, 3 in 100 in the compared group.',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { readGuardrail } from '../../../../src/core/outcomes/verdict/guardrail.ts';

const facts = {
  label: 'unsubscribed',
  treatment: { finished: 1000, reached: 30 },
  control: null,
  before: null,
  problem: null,
  isComparable: true,
  isOfficial: true,
  bandBestAt: 1000,
};
const FEWER = { control: { finished: 1000, reached: 10 } };

describe('the guardrail', () => {
  it.each([
    ['more than the compared group', FEWER, 'worse'],
    ['about as many as the compared group', { control: { finished: 1000, reached: 28 } }, 'not_worse'],
    ['fewer than the compared group', { control: { finished: 1000, reached: 90 } }, 'not_worse'],
    ['nothing to compare with', {}, 'not_known'],
    ['nobody yet', { treatment: { finished: 0, reached: 0 } }, 'not_known'],
    ['too few compared', { control: { finished: 29, reached: 0 } }, 'not_known'],
    ['not to be read', { ...FEWER, problem: 'contacts have no property x.' }, 'not_known'],
    ['a data problem', { ...FEWER, isComparable: false }, 'not_known'],
  ])('%s', (_, change, state) => {
    const read = readGuardrail({ ...facts, ...change });
    expect(read.state).toBe(state);
    expect(read.sentence.includes('Look at that before you keep it.')).toBe(state === 'worse');
  });

  it('is never judged by those who joined before: who left the segment is missing among them', () => {
    const treatment = { finished: 1000, reached: 73 };
    const read = readGuardrail({ ...facts, treatment, before: { finished: 600, reached: 0 } });
    expect(read.state).toBe('not_known');
    expect(read.sentence).toBe(
      'Unsubscribed: 7.3 in 100. Before the start: 0 in 100 of those still in the segment; who has left it is not seen, so that is no comparison.',
    );
  });

  it('is read by the safe band while it runs, for it may be looked at every day', () => {
    const look = (treated: number, compared: number) =>
      readGuardrail({
        ...facts,
        isOfficial: false,
        treatment: { finished: 1000, reached: treated },
        control: { finished: 1000, reached: compared },
      }).state;
    expect([look(30, 10), look(80, 10)]).toEqual(['not_worse', 'worse']);
    expect(look(80, 9)).toBe('not_known');
  });

  it('says how many it is and how many it was', () => {
    expect(readGuardrail({ ...facts, ...FEWER }).sentence).toBe(
      'Unsubscribed: 3 in 100, 1 in 100 in the compared group. Look at that before you keep it.',
    );
    expect(readGuardrail({ ...facts, control: { finished: 500, reached: 15 } }).sentence).toBe(
      'Unsubscribed: 3 in 100, 3 in 100 in the compared group.',
    );
  });
});

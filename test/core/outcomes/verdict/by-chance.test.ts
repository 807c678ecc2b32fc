import { describe, expect, it } from 'vitest';
import { byChance } from '../../../../src/core/outcomes/verdict/by-chance.ts';
import { makeVerdict, makeHypothesis } from '../../../factories/hypotheses.ts';

const decided = (count: number) =>
  Array.from({ length: count }, () => makeHypothesis({ verdict: makeVerdict() }));

describe('lifts by chance alone', () => {
  it('are two to three of a hundred results', () => {
    expect(byChance([...decided(100), makeHypothesis()])).toEqual({
      decided: 100,
      expected: [2, 3],
      sentence:
        'Of 100 hypotheses with a result, 2 to 3 would show a lift by chance alone, if none had an effect (2 to 3 in 100 do).',
    });
  });

  it.each([
    [10, 'Of 10 hypotheses with a result, less than one would'],
    [33, 'Of 33 hypotheses with a result, less than one would'],
    [40, 'Of 40 hypotheses with a result, about 1 would'],
  ])('of %d are told in whole results', (count, sentence) => {
    expect(byChance(decided(count))?.sentence).toContain(sentence);
  });

  it('are not spoken of while there are few results', () => {
    expect(byChance([...decided(9), ...Array.from({ length: 20 }, () => makeHypothesis())])).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { labelOf } from '../../../src/core/outcomes/labels.ts';
import { hundredths, inHundred, inThousands } from '../../../src/core/outcomes/phrases.ts';
import { decidedSentence, sentenceOf } from '../../../src/core/outcomes/sentences.ts';
import type { ToldVerdict } from '../../../src/core/outcomes/told-verdict.ts';
import { freeze, verdictOf } from '../../../src/core/outcomes/verdict.ts';
import type { VerdictInput } from '../../../src/core/outcomes/verdict-model.ts';
import { counted, DEADLINE_AT, makeVerdictInput, STARTS_AT } from './verdict-fixtures.ts';

const RUNNING = { now: DEADLINE_AT };

function told(input: Partial<VerdictInput>, overrides: Partial<ToldVerdict> = {}): ToldVerdict {
  const full = makeVerdictInput(input);
  return {
    verdict: verdictOf(full),
    counts: full.counts,
    evidence: full.counts.control === null ? 'rose_from' : 'compared_with',
    goal: full.goal,
    sizes: full.sizes,
    isComplete: full.isComplete,
    startsAt: full.startsAt,
    deadlineAt: full.deadlineAt,
    windowDays: 30,
    firstResultsAt: null,
    runningWorkflows: null,
    timeZone: 'Europe/Berlin',
    noun: { one: 'person', many: 'people' },
    ...overrides,
  };
}

function say(input: Partial<VerdictInput>, overrides: Partial<ToldVerdict> = {}): string {
  return sentenceOf(told(input, overrides));
}

describe('sentence of a row', () => {
  const problem = { code: 'list_gone', message: 'The segment is gone.', hint: 'Restore it.' } as const;
  const rows: [number, Partial<VerdictInput>, string][] = [
    [1, { problem }, 'No verdict yet: The segment is gone. Restore it.'],
    [2, { now: STARTS_AT - 1 }, 'Starts on 1 July 2026. Nothing counts before that.'],
    [3, { eligible: 0 }, 'Nobody has come in since 1 July 2026. Check that the segment still fills.'],
    [3, { isComplete: false }, "We haven't finished a full reading yet."],
    [4, { ...RUNNING, counts: counted([3, 12]) }, '12 people have finished. Too few to say anything'],
    [
      5,
      { ...RUNNING, counts: counted([90, 300]), band: { low: 0.1, high: 0.2 } },
      'The target was reached ahead of time.',
    ],
    [
      6,
      { ...RUNNING, counts: counted([40, 300]), band: { low: 0.01, high: 0.02 } },
      "It works, but it won't reach 15 in 100",
    ],
    [
      7,
      { ...RUNNING, counts: counted([20, 300]), band: { low: -0.1, high: -0.01 } },
      'It is making things worse: 6.7 in 100 against 12 in 100',
    ],
    [
      8,
      { ...RUNNING, counts: counted([30, 300]), band: { low: -0.1, high: 0.01 } },
      "It won't reach 15 in 100.",
    ],
    [
      9,
      { ...RUNNING, counts: counted([54, 300]) },
      'On course at 18 in 100, but 300 people are too few to be sure. Wait for 31 December 2026.',
    ],
    [10, { ...RUNNING, counts: counted([30, 300]) }, 'No better so far: 10 in 100 against 12 in 100.'],
    [
      11,
      { ...RUNNING, counts: counted([39, 300]) },
      '13 in 100 against 12 in 100 after 300 people. It could go either way.',
    ],
    [12, { counts: counted([5, 29]) }, 'Only 29 people finished by 31 December 2026'],
    [
      13,
      { counts: counted([97, 1000]) },
      'It went the wrong way: 9.7 in 100 against 12 in 100. Turn it off.',
    ],
    [
      14,
      { counts: counted([187, 1100]) },
      'The target was reached: 17 in 100, and you had said 15 in 100; it was 12 in 100.',
    ],
    [
      15,
      { counts: counted([80, 480]) },
      'Something improved, but 480 people are too few to say how much; 495 would do.',
    ],
    [
      16,
      { counts: counted([142, 1000]) },
      'It works, but less than you hoped: 14.2 in 100, not 15 in 100; it was 12 in 100.',
    ],
    [
      17,
      { counts: counted([119, 1060]) },
      'It did not come true: 11.2 in 100 against 12 in 100, and 15 in 100 is out of reach.',
    ],
    [18, { counts: counted([24, 140]) }, "Can't tell: 140 people finished, 1,041 were needed."],
    [19, { counts: counted([141, 1000]) }, "Can't tell, though 1,000 people were enough as planned"],
  ];

  it.each(rows)('%i', (row, input, words) => {
    expect(told(input).verdict.row).toBe(row);
    expect(say(input)).toContain(words);
  });

  it('says what a reached target does not show', () => {
    expect(say({ counts: counted([187, 1100]) })).toContain('season, price or different people');
    expect(say({ counts: counted([187, 1100]) })).toContain('most likely lies between 14.8 and 19.5 in 100.');
  });

  it('names the cautious end of a proven target, whichever way is better', () => {
    expect(say({ counts: counted([200, 1000]) })).toContain(
      'Even the cautious end, 17.5 in 100, is past it.',
    );
    const goal = { direction: 'down', baseline: 0.15, target: 0.12 } as const;
    expect(say({ goal, counts: counted([80, 1000]) })).toContain(
      'Even the cautious end, 9.9 in 100, is past it.',
    );
  });

  it('tells a comparison from a written number', () => {
    const compared = { counts: counted([360, 2400], [288, 2400]) };
    expect(say(compared)).toContain(
      'It came true: 15 in 100, and you had said 15 in 100; it was 12 in 100 in the compared group.',
    );
    expect(say(compared)).toContain('another segment, which may differ');
    expect(say(compared)).toContain('The true difference most likely lies between 1 and 5 points.');
  });

  it('says when a smaller effect rules the target out', () => {
    expect(say({ counts: counted([1350, 10000]) })).toContain('15 in 100 is out of reach.');
    expect(say({ counts: counted([142, 1000]) })).not.toContain('out of reach');
  });

  it('keeps numbers apart that rounding would make equal', () => {
    expect(say({ counts: counted([14996, 100000]) })).toContain(
      '15 in 100, not 15 in 100'.replace('15', '14.996'),
    );
  });

  it('says how many workflows still run', () => {
    const worse = { counts: counted([97, 1000]) };
    expect(say(worse, { runningWorkflows: 2 })).toContain('Turn it off; 2 workflows still run.');
    expect(say(worse, { runningWorkflows: 1 })).toContain('Turn it off; 1 workflow still runs.');
    expect(say(worse, { runningWorkflows: 0 })).toContain('Turn it off.');
  });

  it('says when the first people will have finished', () => {
    const input = { ...RUNNING, counts: { ...counted([0, 0]), waiting: 112 } };
    const firstResultsAt = Date.parse('2026-11-28T12:00:00Z');
    const words = '112 people are in; the first will have had their 30 days on 28 November 2026.';
    expect(say(input, { firstResultsAt })).toBe(words);
  });

  it('calls records what they are', () => {
    const noun = { one: 'deal', many: 'deals' };
    expect(say({ counts: counted([24, 140]) }, { noun })).toContain('140 deals finished');
    expect(say({ counts: counted([0, 1]) }, { noun })).toContain('Only 1 deal finished');
  });
});

describe('a verdict that was fixed', () => {
  it('is told by the numbers it was fixed with, and by its date', () => {
    const input = makeVerdictInput({ counts: counted([187, 1100]) });
    const at = { frozenAt: '2027-01-01T02:00:00.000Z', counts: input.counts, evidence: 'rose_from' } as const;
    const frozen = freeze(verdictOf(input), at);
    const later = told({ frozen, counts: counted([200, 1200]) });
    expect(decidedSentence(later, frozen)).toMatch(
      /^The target was reached: 17 in 100, .* Decided on 1 January 2027;/,
    );
  });
});

describe('label', () => {
  it.each([
    [14, 'validated', null, true, 'Came true'],
    [14, 'validated', null, false, 'Target reached'],
    [5, 'validated', null, false, 'Target reached'],
    [8, 'invalidated', 'missed', false, "Won't get there"],
    [17, 'invalidated', 'missed', false, "Didn't come true"],
    [13, 'invalidated', 'worse', false, 'Made it worse'],
    [18, 'underpowered', null, false, 'Too few people'],
    [1, 'data_problem', null, false, 'Blocked'],
  ] as const)('of row %i %s %s, compared: %s is %s', (row, state, reason, hasControl, label) => {
    expect(labelOf({ row, state, reason, hasControl })).toBe(label);
  });
});

describe('numbers in words', () => {
  it('have one decimal where it says something', () => {
    expect(inHundred(0.17)).toBe('17 in 100');
    expect(inHundred(0.1234)).toBe('12.3 in 100');
    expect(hundredths(0.14996, [0.15])).toBe('14.996');
    expect(inThousands(1234567)).toBe('1,234,567');
  });
});

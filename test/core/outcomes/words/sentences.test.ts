import { describe, expect, it } from 'vitest';
import { labelOf } from '../../../../src/core/outcomes/words/labels.ts';
import { hundredths, inHundred, inThousands } from '../../../../src/core/outcomes/words/phrases.ts';
import {
  chanceSentence,
  decidedSentence,
  sentenceOf,
} from '../../../../src/core/outcomes/words/sentences.ts';
import type { ToldVerdict } from '../../../../src/core/outcomes/words/told-verdict.ts';
import { freeze, verdictOf } from '../../../../src/core/outcomes/verdict/verdict.ts';
import type { VerdictInput } from '../../../../src/core/outcomes/verdict/verdict-model.ts';
import { bandFrom, counted, DEADLINE_AT, makeVerdictInput, STARTS_AT } from '../verdict-fixtures.ts';

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
    enoughAt: null,
    runningWorkflows: null,
    changed: null,
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
    [3, { isComplete: false }, 'We haven’t finished a full reading yet.'],
    [4, { ...RUNNING, counts: counted([3, 12]) }, '12 people have finished. Too few to say anything'],
    [
      5,
      { ...RUNNING, counts: counted([90, 300]), band: bandFrom(22, 37.04) },
      'The target was reached ahead of time. Even the cautious range (22 to 37 in 100) is past 15 in 100.',
    ],
    [
      6,
      { ...RUNNING, counts: counted([40, 300]), band: bandFrom(13, 14) },
      'It works, but it won’t reach 15 in 100: 13 to 14 in 100 against 12 in 100. Decide',
    ],
    [
      7,
      { ...RUNNING, counts: counted([20, 300]), band: bandFrom(2, 11) },
      'It is making things worse: 6.7 in 100 against 12 in 100',
    ],
    [
      8,
      { ...RUNNING, counts: counted([30, 300]), band: bandFrom(2, 13) },
      'It won’t reach 15 in 100; 13 in 100 is as good as it gets. Stop or change it.',
    ],
    [
      9,
      { ...RUNNING, counts: counted([54, 300]) },
      'On course at 18 in 100, but 300 people are too few to be sure. Wait for 31 December 2026.',
    ],
    [
      9,
      { ...RUNNING, counts: counted([54, 300]), band: bandFrom(12.5, 20) },
      'Better than 12 in 100, that much is sure. Whether it reaches 15 in 100 is open until 31 December 2026.',
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
    [18, { counts: counted([24, 140]) }, 'Can’t tell: 140 people finished, 1,041 were needed.'],
    [
      19,
      { counts: counted([141, 1000]) },
      'Can’t tell, though 1,000 people were enough as planned: no change and 15 in 100 both still fit. Run to about 2,181 people, or move on.',
    ],
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
      'It came true: 15 in 100, and you had said a jump of 3 points; it was 12 in 100 in the compared group.',
    );
    expect(say(compared)).toContain('another segment, which may differ');
    expect(say(compared)).toContain('The true difference most likely lies between 1 and 5 points more.');
  });

  it('tells a goal beside a compared group as a distance, wherever that group stands', () => {
    const early = { ...RUNNING, counts: counted([420, 2400], [240, 2400]) };
    expect(say(early)).toContain(
      'It came true ahead of time. Even the cautious range (3.9 to 11.1 points more) is past a jump of 3 points.',
    );
    const missed = {
      ...RUNNING,
      counts: counted([260, 2400], [300, 2400]),
      band: bandFrom(-6, 1.7, 'difference'),
    };
    expect(say(missed)).toContain(
      'It won’t reach a jump of 3 points; 1.7 points more is as good as it gets.',
    );
    const smaller = { counts: counted([340, 2400], [288, 2400]) };
    expect(say(smaller)).toContain(
      'less than you hoped: 14.2 in 100 against 12 in 100 in the compared group, not a jump of 3 points.',
    );
  });

  it('tells a drop that was hoped for as so many fewer', () => {
    const goal = { direction: 'down', baseline: 0.15, target: 0.12 } as const;
    const fewer = { goal, counts: counted([240, 2400], [360, 2400]) };
    expect(say(fewer)).toContain('you had said a drop of 3 points');
    expect(say(fewer)).toContain('Even the cautious end, 3 points fewer, is past it.');
    expect(say(fewer, { evidence: 'caused' })).toContain('About 120 fewer than without it (73 to 167).');
  });

  it('counts people only when they were sorted by lot', () => {
    const compared = { counts: counted([360, 2400], [288, 2400]) };
    expect(say(compared, { evidence: 'caused' })).toContain(
      'so this is your doing. About 72 more than without it (23 to 121).',
    );
    expect(say(compared)).not.toContain('without it');
    const early = { ...RUNNING, counts: counted([420, 2400], [240, 2400]) };
    expect(say(early, { evidence: 'caused' })).toContain('That is 95 to 265 more than without it.');
    const amended = { counts: counted([420, 2400], [240, 2400]), isAmended: true };
    expect(say(amended, { evidence: 'caused' })).toContain('About 180 more than without it (95 to 265).');
  });

  it('says what was changed on the way, and that it is judged more strictly', () => {
    const changed = { at: Date.parse('2026-08-01T08:00:00Z'), what: 'deadline moved' };
    expect(say({ isAmended: true }, { changed })).toContain(
      'Changed on 1 August 2026: deadline moved. Judged more strictly since then.',
    );
    expect(say({ now: STARTS_AT - 1, isAmended: true }, { changed })).not.toContain('Changed on');
    const read = { isAmended: true, counts: counted([180, 1000]) };
    expect(say(read)).toContain('most likely lies between 13.9 and 22.6 in 100.');
  });

  it('says when enough would have finished', () => {
    const enoughAt = Date.parse('2027-03-05T12:00:00Z');
    expect(say({ counts: counted([24, 140]) }, { enoughAt })).toContain(
      'nothing for or against. Earliest date that would do: 5 March 2027.',
    );
  });

  it('speaks of the deadline where there is no calendar', () => {
    expect(say({ ...RUNNING, counts: counted([39, 300]) }, { deadlineAt: null })).toContain(
      'Nothing to do until the deadline.',
    );
  });

  it('gives the chance beside a verdict for what it is', () => {
    expect(chanceSentence(0.504)).toBe(
      'Chance that the true figure is at or past your target: 50 in 100. For interest; it decides nothing.',
    );
    expect(chanceSentence(0.0001)).toContain('less than 1 in 100');
    expect(chanceSentence(0.9999)).toContain('more than 99 in 100');
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
    [8, 'invalidated', 'missed', false, 'Won’t get there'],
    [17, 'invalidated', 'missed', false, 'Didn’t come true'],
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

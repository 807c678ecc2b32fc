import { describe, expect, it } from 'vitest';
import { feasibility, type FeasibilityQuestion } from '../../../../src/core/outcomes/planning/feasibility.ts';
import { feasibilityWords } from '../../../../src/core/outcomes/planning/feasibility-words.ts';
import { smallestProvableLift } from '../../../../src/core/outcomes/planning/planning.ts';
import { addDays } from '../../../../src/core/time.ts';

/** 12 → 15 %, fifty joins a week, thirty days and two of grace, on 1 January for the end of the year. */
function ask(overrides: Partial<FeasibilityQuestion> = {}) {
  const question: FeasibilityQuestion = {
    today: '2027-01-01',
    deadline: '2027-12-31',
    windowDays: 30,
    graceDays: 2,
    joinsPerWeek: 50,
    listSize: null,
    baseline: 0.12,
    target: 0.15,
    holdout: null,
    ...overrides,
  };
  const found = feasibility(question);
  if (!found.ok) throw new Error(found.message);
  return { ...found.value, words: feasibilityWords(question, found.value) };
}

describe('what can be learned by a deadline', () => {
  it('is what was asked for when enough will have finished', () => {
    const found = ask();
    expect(found).toMatchObject({
      // 364 days less 32, at fifty a week.
      finishedByDeadline: Math.floor((50 * 332) / 7),
      needed: { nMin: 495, nPlan: 1041 },
      isTestable: true,
      waysOn: [],
    });
    expect(found.smallestLift).toBeLessThan(0.03);
  });

  it('is a bigger jump when too few will have finished', () => {
    const found = ask({ deadline: '2027-03-31' });
    expect(found).toMatchObject({ finishedByDeadline: 407, isTestable: false });
    expect(found.words.canLearn).toBe(
      'By 31 March 2027 you could see a jump of 4.9 points or more: 407 will have finished, 1,041 are needed for what you aim for.',
    );
  });

  it('is nothing when nobody can finish by then', () => {
    const found = ask({ deadline: '2027-02-01' });
    expect(found).toMatchObject({ finishedByDeadline: 0, smallestLift: null });
    expect(found.words.canLearn).toBe('By 1 February 2027 nobody would have finished.');
    expect(ask({ joinsPerWeek: 0 })).toMatchObject({
      earliestDeadline: null,
      waysOn: [{ way: 'review_by_people' }],
    });
  });

  it('is told as a drop where fewer are hoped for', () => {
    const found = ask({ deadline: '2027-03-31', target: 0.09 });
    expect(found.words.canLearn).toMatch(/a drop of \d+\.\d points or more/);
  });

  it('is told as one point where it is one', () => {
    const { words: _words, ...found } = ask();
    const words = feasibilityWords(QUESTION, { ...found, smallestLift: 0.01 });
    expect(words.canLearn).toContain('a jump of 1 point or more');
  });

  it('counts both groups where people are held out', () => {
    expect(ask({ holdout: 0.5 }).needed).toEqual({ nMin: 2 * 1093, nPlan: 2 * 2175 });
    expect(ask({ holdout: 0.2 }).needed.nPlan).toBe(5558 + 1390);
  });

  it('leaves out those who are in the segment already, and says so', () => {
    const found = ask({ listSize: 12_400 });
    expect(found.finishedByDeadline).toBe(ask().finishedByDeadline);
    expect(found.words.note).toContain('The 12,400 who are in the segment already don');
    expect(ask({ listSize: 0 }).words.note).toBeNull();
  });

  it('is refused for a target that is today’s number', () => {
    const same = feasibility({ ...QUESTION, target: QUESTION.baseline });
    expect(same).toMatchObject({ ok: false, reason: 'target_wrong_side' });
  });
});

const QUESTION: FeasibilityQuestion = {
  ...{ today: '2027-01-01', deadline: '2027-12-31', windowDays: 30, graceDays: 2, joinsPerWeek: 50 },
  ...{ listSize: null, baseline: 0.12, target: 0.15, holdout: null },
};

describe('ways on', () => {
  it('all lead to something that is testable', () => {
    const short = { deadline: '2027-03-31' };
    for (const way of ask(short).waysOn) {
      if (way.way === 'later_deadline') expect(ask({ deadline: way.deadline }).isTestable).toBe(true);
      if (way.way === 'aim_bigger') expect(ask({ ...short, target: way.target }).isTestable).toBe(true);
      if (way.way === 'earlier_sign')
        expect(ask({ ...short, windowDays: way.windowDays }).isTestable).toBe(true);
    }
    expect(ask(short).waysOn.map(({ way }) => way)).toEqual([
      'aim_bigger',
      'later_deadline',
      'review_by_people',
    ]);
  });

  it('begin with patience when little of it is needed', () => {
    const earliest = ask().earliestDeadline ?? '';
    const found = ask({ deadline: addDays(earliest, -14) });
    expect(found.waysOn[0]).toEqual({ way: 'later_deadline', deadline: earliest });
    expect(ask({ deadline: addDays(earliest, -29) }).waysOn[0]?.way).not.toBe('later_deadline');
  });

  it('name an earlier sign where one leaves enough days to join', () => {
    const earliest = ask().earliestDeadline ?? '';
    const found = ask({ deadline: addDays(earliest, -14) });
    expect(found.waysOn).toContainEqual({ way: 'earlier_sign', windowDays: 16 });
    expect(found.words.waysOn.join(' ')).toContain('one that shows within 16 days of joining');
  });

  it('never aim beyond what there is', () => {
    const found = ask({ baseline: 0.97, target: 0.99, deadline: '2027-02-20' });
    for (const way of found.waysOn) if (way.way === 'aim_bigger') expect(way.target).toBeLessThanOrEqual(1);
  });

  it('end with people judging it', () => {
    const found = ask({ deadline: '2027-03-31' });
    expect(found.words.waysOn.at(-1)).toContain('Let people review it');
    expect(found.words.waysOn).toHaveLength(found.waysOn.length);
  });
});

describe('smallest lift that would be proven', () => {
  // Baseline and finished records; the lift in points, one arm.
  it.each([
    [0.05, [7.2, 4.9, 4.0, 3.0, 2.1, 1.5, 0.9]],
    [0.12, [10.2, 7.1, 5.7, 4.4, 3.1, 2.1, 1.3]],
    [0.2, [12.1, 8.5, 6.9, 5.3, 3.7, 2.6, 1.7]],
  ])('from %f is as tabled', (baseline, points) => {
    const lifts = [100, 200, 300, 500, 1000, 2000, 5000].map((n) =>
      smallestProvableLift({ n, baseline, direction: 'up', control: null }),
    );
    expect(lifts.map((lift) => Math.round((lift ?? NaN) * 1000) / 10)).toEqual(points);
  });

  it('is that of the planned size', () => {
    const one = { baseline: 0.12, direction: 'up', control: null } as const;
    expect(smallestProvableLift({ ...one, n: 1040.94 })).toBeCloseTo(0.03, 6);
    expect(smallestProvableLift({ ...one, n: 2174.2, control: { ratio: 1 } })).toBeCloseTo(0.03, 5);
    expect(smallestProvableLift({ ...one, n: 917, direction: 'down' })).toBeCloseTo(0.03, 4);
  });

  it('does not exist for too few, or where there is no room', () => {
    const plan = { direction: 'up', control: null } as const;
    expect(smallestProvableLift({ ...plan, n: 0, baseline: 0.12 })).toBeNull();
    expect(smallestProvableLift({ ...plan, n: 500, baseline: 1 })).toBeNull();
    expect(smallestProvableLift({ ...plan, direction: 'down', n: 500, baseline: 0 })).toBeNull();
  });
});

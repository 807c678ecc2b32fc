import { eligibleJoins, type Timing } from '../timing.ts';
import { days, isPicked, momentsBetween, type Crowd } from './crowd.ts';

/** Exactly how many people of a cohort there are of each sort, and what came of them. */
export interface CohortPlan {
  /** Eligible and finished by the deadline; those who reached the outcome, and those who did after their window. */
  finished: number;
  reached: number;
  late: number;
  /**
   * The last of them to join, none of whom reached it. It keeps the running share a little higher than the final one,
   * so that no look before everybody has finished could have ended the hypothesis early.
   */
  quietEnd: number;
  /** Had the outcome before they joined. */
  priorConverters: number;
  beforeStart: number;
  beforeStartReached: number;
  afterCutOff: number;
  afterCutOffReached: number;
}

type Sort = 'finished' | 'prior' | 'before_start' | 'after_cut_off';

/** One person to be: when they join and when the outcome happens, if it does. Epoch milliseconds. */
export interface Member {
  sort: Sort;
  /** Place among those of the same sort. */
  index: number;
  joinedAt: number;
  outcomeAt: number | null;
}

export const COHORTS = {
  bursts: {
    finished: 1100,
    reached: 187,
    late: 92,
    quietEnd: 0,
    priorConverters: 38,
    beforeStart: 664,
    beforeStartReached: 80,
    afterCutOff: 118,
    afterCutOffReached: 29,
  },
  winBack: {
    finished: 1060,
    reached: 119,
    late: 61,
    quietEnd: 20,
    priorConverters: 27,
    beforeStart: 52,
    beforeStartReached: 14,
    afterCutOff: 66,
    afterCutOffReached: 9,
  },
  trialColleagues: {
    finished: 140,
    reached: 24,
    late: 11,
    quietEnd: 0,
    priorConverters: 5,
    beforeStart: 16,
    beforeStartReached: 5,
    afterCutOff: 14,
    afterCutOffReached: 3,
  },
} as const satisfies Record<string, CohortPlan>;

/** Lays a cohort out in time. All moments keep a day off the borders, so that hours do not decide who counts. */
export function layOut(crowd: Crowd, plan: CohortPlan, timing: Timing, spans: Spans): Member[] {
  const { from, until } = eligibleJoins(timing, crowd.now);
  const at = (count: number, start: number, end: number) => momentsBetween(crowd.random, count, start, end);
  const inTime: [number, number] = [from + days(1), until - days(1)];
  return [
    ...at(plan.finished, ...inTime).map((joinedAt, index) => finished(crowd, plan, joinedAt, index)),
    ...at(plan.priorConverters, ...inTime).map((joinedAt, index) => member('prior', index, joinedAt, null)),
    ...at(plan.beforeStart, from - days(spans.beforeStartDays), from - days(1)).map((joinedAt, index) =>
      running(
        crowd,
        'before_start',
        index,
        joinedAt,
        isPicked(index, plan.beforeStartReached, plan.beforeStart),
      ),
    ),
    ...at(plan.afterCutOff, until + days(1), spans.afterCutOffUntil).map((joinedAt, index) =>
      running(
        crowd,
        'after_cut_off',
        index,
        joinedAt,
        isEarlyPick(index, plan.afterCutOffReached, plan.afterCutOff),
      ),
    ),
  ];
}

/** How far before the start, and until when after the cut-off, people join who do not count. */
export interface Spans {
  beforeStartDays: number;
  afterCutOffUntil: number;
}

function finished(crowd: Crowd, plan: CohortPlan, joinedAt: number, index: number): Member {
  const lively = plan.finished - plan.quietEnd;
  if (index < lively && isPicked(index, plan.reached, lively))
    return member('finished', index, joinedAt, inWindow(crowd, joinedAt));
  const rank = index - Math.min(plan.reached, Math.floor((index * plan.reached) / lively));
  const isLate = isPicked(rank, plan.late, plan.finished - plan.reached);
  return member('finished', index, joinedAt, isLate ? afterWindow(crowd, joinedAt) : null);
}

function running(crowd: Crowd, sort: Sort, index: number, joinedAt: number, reaches: boolean): Member {
  return member(sort, index, joinedAt, reaches ? inWindow(crowd, joinedAt) : null);
}

/** Reached so far: only people who joined early enough to have had the time. */
function isEarlyPick(index: number, picks: number, count: number): boolean {
  const early = Math.floor(count * 0.6);
  return index < early && isPicked(index, picks, early);
}

/** Two days to a little under 30 after joining, and not in the future. */
function inWindow(crowd: Crowd, joinedAt: number): number {
  const latest = Math.min(days(28.5), crowd.now - joinedAt - days(1));
  return Math.floor(joinedAt + days(2) + crowd.random.next() * (latest - days(2)));
}

/** Clearly after the window of 30 days, and not in the future. */
function afterWindow(crowd: Crowd, joinedAt: number): number {
  const latest = Math.min(days(58), crowd.now - joinedAt - days(1));
  return Math.floor(joinedAt + days(31.5) + crowd.random.next() * (latest - days(31.5)));
}

function member(sort: Sort, index: number, joinedAt: number, outcomeAt: number | null): Member {
  return { sort, index, joinedAt, outcomeAt };
}

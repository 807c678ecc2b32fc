import { DAY_MS } from '../../time.ts';
import { countsOf, joinedInTime, type Arm, type CohortTally } from './cohort.ts';
import type { CohortRule } from './cohort-rule.ts';
import type { DataProblem } from '../verdict/data-problem.ts';
import { hundredths, inThousands } from '../words/phrases.ts';
import { sampleRatio } from '../statistics/sample-ratio.ts';

// Limits of the statistical design; they are judgement, not theory.
const SMALLEST_OVERLAP = 0.8;
/** A join stands beside one of the other group when they are no more days apart. */
const BESIDE_DAYS = 7;
/** Of fewer people in a group it cannot be told when it ran. */
const JOINED_BEFORE_IT_SHOWS = 30;

/**
 * Groups of other sizes than were declared, among those who joined and again among those who have finished: somebody
 * or something sorts people besides the lot. Only where a split was declared, for only then there is one to hold.
 */
export function sampleRatioMismatch(tally: CohortTally, rule: CohortRule): DataProblem | null {
  const { heldOutShare } = rule;
  if (heldOutShare === null) return null;
  const { treatment, control } = countsOf(tally, rule);
  const joined = [joinedInTime(tally, 'treatment'), joinedInTime(tally, 'control')] as const;
  const finished = [treatment.finished, control?.finished ?? 0] as const;
  const off = [joined, finished].find((counts) => isOff(counts, heldOutShare));
  if (off === undefined) return null;
  const split = [1 - heldOutShare, heldOutShare].map((share) => hundredths(share)).join(' to ');
  const [a, b] = off.map(inThousands);
  return {
    code: 'srm',
    message: `The two groups should be ${split}, they are ${a} and ${b}. Something sorts people before our step.`,
    hint: 'Move the Groundwork step to the start of the workflow, before any branch or delay, then start version 2.',
  };
}

function isOff([treated, heldOut]: readonly [number, number], share: number): boolean {
  const tested = sampleRatio([treated, heldOut], [1 - share, share]);
  return tested.kind === 'tested' && tested.alarm;
}

/** Groups that came in at different times: what happened in between would be taken for the effect. */
export function notConcurrent(tally: CohortTally, rule: CohortRule): DataProblem | null {
  // Our own action sorts everybody at the moment they come.
  if (!rule.hasControl || rule.isByAction) return null;
  const days = { treatment: daysOf(tally, 'treatment'), control: daysOf(tally, 'control') };
  if (Object.values(days).some((joins) => total(joins) < JOINED_BEFORE_IT_SHOWS)) return null;
  const overlap = Math.min(
    shareBeside(days.treatment, days.control),
    shareBeside(days.control, days.treatment),
  );
  if (overlap >= SMALLEST_OVERLAP) return null;
  return {
    code: 'not_concurrent',
    message: 'The two groups didn’t run at the same time, so comparing them would be unfair.',
    hint: 'Let both segments fill over the same weeks: start version 2 with such a pair.',
  };
}

/** Joins by day, counted from 1970 in UTC: only distances matter. */
function daysOf({ joins }: CohortTally, arm: Arm): Map<number, number> {
  const days = new Map<number, number>();
  for (const [hour, count] of joins[arm]) {
    const day = Math.floor(hour / DAY_MS);
    days.set(day, (days.get(day) ?? 0) + count);
  }
  return days;
}

/** Share of these joins that have one of the others within a week. */
function shareBeside(own: ReadonlyMap<number, number>, others: ReadonlyMap<number, number>): number {
  const beside = new Map([...own].filter(([day]) => isBeside(day, others)));
  return total(beside) / total(own);
}

function isBeside(day: number, others: ReadonlyMap<number, number>): boolean {
  for (let apart = -BESIDE_DAYS; apart <= BESIDE_DAYS; apart += 1) if (others.has(day + apart)) return true;
  return false;
}

function total(joins: ReadonlyMap<number, number>): number {
  return [...joins.values()].reduce((sum, count) => sum + count, 0);
}

import { NOBODY } from '../../src/core/outcomes/cohort/cohort.ts';
import {
  NOTHING_FIXED,
  requiredSizes,
  type Goal,
  type RequiredSizes,
} from '../../src/core/outcomes/metric/goal.ts';
import { safeBand, type Arms } from '../../src/core/outcomes/verdict/lift.ts';
import { ALPHA_EARLY } from '../../src/core/outcomes/planning/planning.ts';
import { bandExcludes } from '../../src/core/outcomes/statistics/bernoulli-band.ts';
import { verdictOf } from '../../src/core/outcomes/verdict/verdict.ts';
import type { Verdict } from '../../src/core/outcomes/verdict/verdict-model.ts';
import type { Random } from '../../src/sandbox/seed/random.ts';

export const LOOKS = 60;

/** A hypothesis and what is really true of those who take part; sizes are finished records at the deadline. */
export interface Truth {
  goal: Goal;
  treatment: { rate: number; size: number };
  control: { rate: number; size: number } | null;
}

/** Lives one hypothesis: sixty daily looks, then the one official reading, until a verdict is final. */
export function live(truth: Truth, random: Random): Verdict {
  const { goal, treatment, control } = truth;
  const ratio = control === null ? null : { ratio: control.size / treatment.size };
  const sizes = requiredSizes(goal, NOTHING_FIXED, ratio);
  let last: Arms = { treatment: nobody(), control: null };
  for (const arms of looks(truth, random)) {
    const verdict = mayBeDecided(arms, goal, sizes) ? judge(arms, goal, sizes, 'running') : null;
    if (verdict?.isFinal) return verdict;
    last = arms;
  }
  return judge(last, goal, sizes, 'deadline');
}

/** Who has finished on each of the sixty days; the same counts, grown from look to look. */
export function* looks(
  { treatment, control }: Pick<Truth, 'treatment' | 'control'>,
  random: Random,
): Generator<Arms> {
  const arms: Arms = { treatment: nobody(), control: control === null ? null : nobody() };
  for (let day = 1; day <= LOOKS; day += 1) {
    finish(arms.treatment, treatment, day, random);
    if (arms.control !== null && control !== null) finish(arms.control, control, day, random);
    yield arms;
  }
}

/** Whether a verdict says that there is a lift, however large. */
export function saysLift({ row }: Verdict): boolean {
  return [5, 6, 14, 15, 16].includes(row);
}

function judge(arms: Arms, goal: Goal, sizes: RequiredSizes, at: 'running' | 'deadline'): Verdict {
  return verdictOf({
    ...{ startsAt: 0, deadlineAt: 1, now: at === 'running' ? 1 : 2, frozen: null, problem: null },
    counts: { ...NOBODY, ...arms },
    ...{ eligible: 1, isComplete: true, goal, sizes, means: null, isAmended: false, forecast: null },
    band: safeBand(arms, sizes.bandBestAt),
  });
}

/**
 * Without a compared group an early verdict takes a band that excludes baseline or target. That is decided without
 * the ends of the band, which spares nearly all of the time of a simulation.
 */
function mayBeDecided({ treatment, control }: Arms, goal: Goal, { bandBestAt }: RequiredSizes): boolean {
  if (control !== null) return true;
  const observed = { successes: treatment.reached, n: treatment.finished };
  const plan = { alpha: ALPHA_EARLY, tOpt: bandBestAt };
  return bandExcludes(goal.baseline, observed, plan) || bandExcludes(goal.target, observed, plan);
}

function nobody() {
  return { finished: 0, reached: 0 };
}

/** Lets everybody finish who has by this day. */
function finish(
  arm: { finished: number; reached: number },
  { rate, size }: { rate: number; size: number },
  day: number,
  random: Random,
): void {
  const due = Math.round((size * day) / LOOKS);
  while (arm.finished < due) {
    arm.finished += 1;
    if (random.next() < rate) arm.reached += 1;
  }
}

import type { Goal } from '../metric/goal.ts';
import { targetLift } from '../metric/goal.ts';
import { proportion, type Arms } from './lift.ts';
import { chanceAbove, chanceOfDifference, type Chance } from '../statistics/chance.ts';

const FIRST_ROW_WITH_NUMBERS = 5;
const ROW_OF_TOO_FEW = 12;

/** The chance shown beside a row of the verdict table: null where there is too little to show any number. */
export function chanceBeside(row: number, arms: Arms, goal: Goal): number | null {
  if (row < FIRST_ROW_WITH_NUMBERS || row === ROW_OF_TOO_FEW) return null;
  return chanceAtOrAboveTarget(arms, goal);
}

/**
 * Chance (0–1) that the true figure is at or past the target, under Jeffreys' prior; null while an arm is empty. For
 * display beside a verdict: read every day it would call a lift where there is none in 15 to 29 of 100 cases.
 */
function chanceAtOrAboveTarget({ treatment, control }: Arms, goal: Goal): number | null {
  const got = proportion(treatment);
  const chance =
    control === null
      ? ofOneArm(got, goal)
      : ofTwoArms({ treatment: got, control: proportion(control) }, goal);
  return chance.kind === 'insufficient' ? null : chance.value;
}

type Observed = ReturnType<typeof proportion>;

/** Wanting fewer is wanting more of the others. */
function ofOneArm(got: Observed, { direction, target }: Goal): Chance {
  if (direction === 'up') return chanceAbove(target, got);
  return chanceAbove(1 - target, { successes: got.n - got.successes, n: got.n });
}

function ofTwoArms({ treatment, control }: { treatment: Observed; control: Observed }, goal: Goal): Chance {
  const [more, less] = goal.direction === 'up' ? [treatment, control] : [control, treatment];
  return chanceOfDifference(targetLift(goal), { treatment: more, control: less });
}

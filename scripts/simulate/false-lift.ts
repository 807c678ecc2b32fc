import type { Goal } from '../../src/core/outcomes/metric/goal.ts';
import type { Arms } from '../../src/core/outcomes/verdict/lift.ts';
import { createRandom } from '../../src/sandbox/seed/random.ts';
import { near, within, type Figure, type Section } from './figure.ts';
import { live, looks, saysLift, type Truth } from './trial.ts';

const RUNS = 4000;
const up = (baseline: number): Goal => ({ direction: 'up', baseline, target: baseline * 1.25 });

/** What an ordinary test in one direction says when it is looked at daily, in percent. */
const NAIVE = [14, 19] as const;
/** Finished records at the deadline, and the published percentages. */
const ONE_ARM = [
  { rate: 0.12, size: 300, chosen: [1.6, 3.0] },
  { rate: 0.12, size: 1200, chosen: [1.9, 2.9] },
  { rate: 0.12, size: 3600, chosen: [1.3, 2.9] },
] as const;
const TWO_ARMS = [
  { rate: 0.12, sizes: [1200, 1200], chosen: 2.0 },
  { rate: 0.05, sizes: [2160, 240], chosen: 1.3 },
] as const;

/** How often a lift is claimed where there is none. */
export function falseLift(seed: number): Section {
  return {
    title: 'False “lift” where there is none',
    about: `${RUNS} runs each, 60 daily looks and the reading at the deadline. Naive: z > 1.96 on any day.`,
    figures: [
      ...ONE_ARM.flatMap((plan, at) => oneArm(plan, seed + at)),
      ...TWO_ARMS.map((plan, at) => twoArms(plan, seed + 10 + at)),
    ],
  };
}

function oneArm({ rate, size, chosen }: (typeof ONE_ARM)[number], seed: number): Figure[] {
  const truth = { goal: up(rate), treatment: { rate, size }, control: null };
  const named = `${rate * 100} %, ${size} finished`;
  const [low, high] = chosen;
  return [
    within(`${named}: as Groundwork judges`, shareOfLifts(truth, seed), low, high),
    within(`${named}: an ordinary test, looked at daily`, shareOfNaiveLifts(truth, seed), ...NAIVE),
  ];
}

function twoArms({ rate, sizes: [treated, held], chosen }: (typeof TWO_ARMS)[number], seed: number): Figure {
  const truth: Truth = {
    goal: up(rate),
    treatment: { rate, size: treated },
    control: { rate, size: held },
  };
  return near(`${rate * 100} %, ${treated} + ${held} held out`, shareOfLifts(truth, seed), chosen, RUNS);
}

function shareOfLifts(truth: Truth, seed: number): number {
  const random = createRandom(seed);
  let lifts = 0;
  for (let run = 0; run < RUNS; run += 1) if (saysLift(live(truth, random))) lifts += 1;
  return lifts / RUNS;
}

/** What would have been claimed by a z test against the baseline on any of the days. */
function shareOfNaiveLifts({ goal, treatment }: Truth, seed: number): number {
  const random = createRandom(seed);
  let lifts = 0;
  for (let run = 0; run < RUNS; run += 1) {
    let isClaimed = false;
    for (const arms of looks({ treatment, control: null }, random))
      isClaimed ||= isSignificant(arms, goal.baseline);
    if (isClaimed) lifts += 1;
  }
  return lifts / RUNS;
}

/** The ordinary z test against a written share, from thirty finished and five of either kind on. */
function isSignificant({ treatment: { finished, reached } }: Arms, baseline: number): boolean {
  if (finished < 30 || reached < 5 || finished - reached < 5) return false;
  return reached / finished - baseline > 1.96 * Math.sqrt((baseline * (1 - baseline)) / finished);
}

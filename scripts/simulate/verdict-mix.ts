import type { Goal } from '../../src/core/outcomes/metric/goal.ts';
import type { Verdict } from '../../src/core/outcomes/verdict/verdict-model.ts';
import { powerOfTwoShares } from '../../src/core/outcomes/statistics/power.ts';
import { createRandom } from '../../src/sandbox/seed/random.ts';
import { near, type Figure, type Section } from './figure.ts';
import { live, saysLift } from './trial.ts';

const RUNS = 4000;
const GOAL: Goal = { direction: 'up', baseline: 0.12, target: 0.15 };
const PLANNED = 1041;
const AN_ARM = 2175;

/** Published percentages of verdicts at the planned size, by what is true. */
const PUBLISHED = [
  { rate: 0.12, validated: 0.1, smaller: 2.4, invalidated: 77.1, inconclusive: 20.3, early: 30.6 },
  { rate: 0.14, validated: 18.0, smaller: 30.1, invalidated: 11.9, inconclusive: 40.0, early: 1.4 },
  { rate: 0.15, validated: 49.3, smaller: 30.9, invalidated: 2.5, inconclusive: 17.3, early: 0.4 },
  { rate: 0.18, validated: 99.5, smaller: 0.5, invalidated: 0, inconclusive: 0, early: 24.8 },
];

/** What a hypothesis is told at the planned size. */
export function verdictMix(seed: number): Section {
  return {
    title: 'Verdicts at the planned size, 12 → 15 %',
    about: `${RUNS} runs each, ${PLANNED} finished at the deadline, 60 daily looks; then two groups of ${AN_ARM}.`,
    figures: [...PUBLISHED.flatMap((row, at) => mixAt(row, seed + at)), power(seed + 9)],
  };
}

function mixAt({ rate, ...published }: (typeof PUBLISHED)[number], seed: number): Figure[] {
  const verdicts = lived(rate, seed);
  const share = (holds: (verdict: Verdict) => boolean) => verdicts.filter(holds).length / RUNS;
  const of = (what: string) => `truth ${Math.round(rate * 100)} %: ${what}`;
  return [
    near(
      of('came true'),
      share(({ state }) => state === 'validated'),
      published.validated,
      RUNS,
    ),
    near(
      of('real, below target'),
      share(({ state }) => state === 'real_below_target'),
      published.smaller,
      RUNS,
    ),
    near(
      of('missed or worse'),
      share(({ state }) => state === 'invalidated'),
      published.invalidated,
      RUNS,
    ),
    near(
      of('inconclusive'),
      share(({ state }) => state === 'inconclusive'),
      published.inconclusive,
      RUNS,
    ),
    near(
      of('called early'),
      share(({ tags }) => tags.includes('early')),
      published.early,
      RUNS,
    ),
  ];
}

function lived(rate: number, seed: number): Verdict[] {
  const random = createRandom(seed);
  const truth = { goal: GOAL, treatment: { rate, size: PLANNED }, control: null };
  return Array.from({ length: RUNS }, () => live(truth, random));
}

/** Two groups of the planned size prove a lift as often as the formula of their size promises. */
function power(seed: number): Figure {
  const random = createRandom(seed);
  const truth = {
    goal: GOAL,
    treatment: { rate: 0.15, size: AN_ARM },
    control: { rate: 0.12, size: AN_ARM },
  };
  const proven = Array.from({ length: RUNS }, () => live(truth, random)).filter(saysLift).length / RUNS;
  const promised = powerOfTwoShares({ n: AN_ARM, p1: 0.15, p2: 0.12, alpha: 0.04, ratio: 1 });
  return near('two groups, 15 against 12 %: lift proven', proven, Math.round(promised * 1000) / 10, RUNS);
}

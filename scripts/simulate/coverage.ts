import { safeBand, type Arms } from '../../src/core/outcomes/verdict/lift.ts';
import { bandExcludes } from '../../src/core/outcomes/statistics/bernoulli-band.ts';
import { wilson } from '../../src/core/outcomes/statistics/wilson.ts';
import { createRandom, type Random } from '../../src/sandbox/seed/random.ts';
import { within, type Figure, type Section } from './figure.ts';
import { looks } from './trial.ts';

const RUNS = 3000;
const LAST = 5000;

/** How often bands and intervals hold what is true. */
export function coverage(seed: number): Section {
  return {
    title: 'Bands and intervals that hold the truth',
    about: `${RUNS} runs each. A band counts as held only when it holds at every look, to ${LAST} finished.`,
    figures: [
      ...[0.02, 0.12, 0.4].flatMap((rate, at) => [
        exactBand(rate, 0.01, [98.4, 100], seed + at),
        exactBand(rate, 0.05, [94.8, 98.6], seed + at),
      ]),
      asymptoticBand(0.12, [1200, 1200], seed + 5),
      asymptoticBand(0.05, [2160, 240], seed + 6),
      interval(0.12, 1000, seed + 7),
      interval(0.05, 1000, seed + 8),
    ],
  };
}

function exactBand(rate: number, alpha: number, [low, high]: [number, number], seed: number): Figure {
  const plan = { alpha, tOpt: 500 };
  const held = runs(seed, (random) => isAlwaysHeld(rate, plan, random));
  return within(`exact ${100 - alpha * 100} % band at ${rate * 100} %`, held, low, high);
}

/** Looks after every record at first, then whenever one in a hundred more has finished. */
function isAlwaysHeld(rate: number, plan: { alpha: number; tOpt: number }, random: Random): boolean {
  let successes = 0;
  let nextLook = 1;
  for (let n = 1; n <= LAST; n += 1) {
    if (random.next() < rate) successes += 1;
    if (n < nextLook) continue;
    nextLook = Math.ceil(n * 1.01);
    if (bandExcludes(rate, { successes, n }, plan)) return false;
  }
  return true;
}

function asymptoticBand(rate: number, [treated, held]: [number, number], seed: number): Figure {
  const truth = { treatment: { rate, size: treated }, control: { rate, size: held } };
  const bestAt = (treated + held) / 2;
  const share = runs(seed, (random) => {
    let holds = true;
    for (const arms of looks(truth, random)) holds &&= holdsNoDifference(arms, bestAt);
    return holds;
  });
  return within(`99 % band of two groups, ${rate * 100} %, ${treated} + ${held}`, share, 97.6, 100);
}

function holdsNoDifference(arms: Arms, bestAt: number): boolean {
  const band = safeBand(arms, bestAt);
  return band === null || (band.interval[0] <= 0 && band.interval[1] >= 0);
}

function interval(rate: number, n: number, seed: number): Figure {
  const share = runs(seed, (random) => {
    let successes = 0;
    for (let one = 0; one < n; one += 1) if (random.next() < rate) successes += 1;
    const found = wilson({ successes, n }, 0.96);
    return found.kind === 'interval' && found.low <= rate && rate <= found.high;
  });
  return within(`Wilson 96 % at ${rate * 100} %, ${n} finished, read once`, share, 94.4, 97.5);
}

function runs(seed: number, holds: (random: Random) => boolean): number {
  const random = createRandom(seed);
  let held = 0;
  for (let run = 0; run < RUNS; run += 1) if (holds(random)) held += 1;
  return held / RUNS;
}

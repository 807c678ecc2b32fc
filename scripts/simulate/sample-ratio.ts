import { chiSquareP, sampleRatio } from '../../src/core/outcomes/statistics/sample-ratio.ts';
import { createRandom } from '../../src/sandbox/seed/random.ts';
import { within, type Section } from './figure.ts';
import { LOOKS } from './trial.ts';

const RUNS = 2000;
const SIZE = 3000;
const DECLARED = [0.5, 0.5] as const;

/** How often the test of a declared split speaks, when it should not and when it should. */
export function splitAlarms(seed: number): Section {
  const none = alarms(0.5, seed);
  const real = alarms(0.55, seed + 1);
  return {
    title: 'Alarms about a declared split of 50 to 50',
    about: `${RUNS} runs of ${SIZE} people, 60 daily looks.`,
    figures: [
      // A Bayes factor of 100 is reached with chance of at most 1 in 100, however many looks (Ville's inequality).
      within('split kept: sequential test', none.sequential, 0, 1),
      within('split kept: χ² at 1 %, looked at daily', none.daily, 5, 10),
      within('55 to 45 instead: sequential test', real.sequential, 96, 100),
    ],
  };
}

function alarms(share: number, seed: number): { sequential: number; daily: number } {
  const random = createRandom(seed);
  let sequential = 0;
  let daily = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const spoke = look(() => random.next() < share);
    if (spoke.sequential) sequential += 1;
    if (spoke.daily) daily += 1;
  }
  return { sequential: sequential / RUNS, daily: daily / RUNS };
}

function look(isFirst: () => boolean): { sequential: boolean; daily: boolean } {
  const counts: [number, number] = [0, 0];
  const spoke = { sequential: false, daily: false };
  for (let day = 1; day <= LOOKS; day += 1) {
    const due = (SIZE * day) / LOOKS;
    while (counts[0] + counts[1] < due) counts[isFirst() ? 0 : 1] += 1;
    const tested = sampleRatio(counts, DECLARED);
    spoke.sequential ||= tested.kind === 'tested' && tested.alarm;
    spoke.daily ||= chiSquareP(counts, DECLARED) < 0.01;
  }
  return spoke;
}

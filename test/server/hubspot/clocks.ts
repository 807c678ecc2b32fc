export interface TestClock {
  now: () => number;
  sleep: (ms: number) => Promise<void>;
  /** What was slept, in the order in which it was asked for. */
  slept: number[];
}

const START = Date.parse('2026-11-02T09:00:00.000Z');

/** Sleeping takes no time, but the clock moves on as if it had. */
export function leapingClock(): TestClock {
  let at = START;
  const slept: number[] = [];
  return {
    slept,
    now: () => at,
    sleep: (ms) => {
      slept.push(ms);
      at += ms;
      return Promise.resolve();
    },
  };
}

export interface SteppedClock extends TestClock {
  /** Runs what is due, moment after moment, until nobody sleeps. */
  runToEnd: () => Promise<void>;
}

/** Many may sleep at once; each wakes at its own moment. */
export function steppedClock(): SteppedClock {
  let at = START;
  const slept: number[] = [];
  let sleepers: { until: number; wake: () => void }[] = [];
  return {
    slept,
    now: () => at,
    sleep: (ms) => {
      slept.push(ms);
      return new Promise((wake) => sleepers.push({ until: at + Math.max(0, ms), wake }));
    },
    runToEnd: async () => {
      await settle();
      while (sleepers.length > 0) {
        at = Math.min(...sleepers.map((sleeper) => sleeper.until));
        const due = sleepers.filter((sleeper) => sleeper.until <= at);
        sleepers = sleepers.filter((sleeper) => sleeper.until > at);
        for (const sleeper of due) sleeper.wake();
        await settle();
      }
    },
  };
}

/** Lets everything run that waits for nothing but its turn. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

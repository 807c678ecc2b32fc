import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { rollingWindow } from '../../../src/sandbox/portal/rate-limit.ts';
import { createRandom } from '../../../src/sandbox/seed/random.ts';
import type { Lane, Rate } from '../../../src/server/hubspot/lanes.ts';
import type { LimiterParts } from '../../../src/server/hubspot/limiter.ts';
import { emptyWindow, reserve } from '../../../src/server/hubspot/rate-window.ts';
import { createSharedLimiter, type RateShare } from '../../../src/server/hubspot/shared-limiter.ts';
import { busiest } from './busiest.ts';
import { steppedClock, type SteppedClock } from './clocks.ts';

/** A window that is so many milliseconds away. */
function windowOn(clock: SteppedClock, rate: Rate, awayMs = 2): RateShare {
  let window = emptyWindow(rate);
  return async (ask) => {
    await clock.sleep(awayMs);
    const reserved = reserve(window, ask, clock.now());
    window = reserved.window;
    await clock.sleep(awayMs);
    return reserved.answer;
  };
}

function limiterOn(clock: SteppedClock, share: RateShare, parts: Partial<LimiterParts> = {}) {
  const faults: unknown[] = [];
  const limiter = createSharedLimiter({
    ...{
      rate: { max: 100, intervalMs: 10_000 },
      interactiveShare: 0,
      share,
      onAway: (error) => faults.push(error),
    },
    ...{ atOnce: { interactive: 8, background: 8 }, now: clock.now, sleep: clock.sleep, ...parts },
  });
  const moments: number[] = [];
  /** A call that takes so long. */
  const call = async (lane: Lane = 'background', latest = Infinity, ms = 300) => {
    const giveBack = await limiter.take(lane, latest);
    moments.push(clock.now());
    await clock.sleep(ms);
    giveBack();
  };
  return { limiter, call, moments, faults };
}

test('however many processes ask and whenever: in no interval are there more than 95 % of what is allowed', async () => {
  const rate = fc.record({
    max: fc.integer({ min: 1, max: 60 }),
    intervalMs: fc.integer({ min: 500, max: 10_000 }),
  });
  const request = fc.record({
    ...{ pause: fc.nat(3_000), burst: fc.integer({ min: 1, max: 30 }), process: fc.nat(3) },
    lane: fc.constantFrom<Lane>('interactive', 'background'),
  });
  await fc.assert(
    fc.asyncProperty(
      rate,
      fc.nat(40),
      fc.array(request, { maxLength: 12 }),
      async (limit, awayMs, requests) => {
        const clock = steppedClock();
        const share = windowOn(clock, limit, awayMs);
        const processes = Array.from({ length: 4 }, () => limiterOn(clock, share, { interactiveShare: 0.2 }));
        const calls: Promise<void>[] = [];
        const asking = async () => {
          for (const { pause, burst, process, lane } of requests) {
            await clock.sleep(pause);
            for (let count = 0; count < burst; count += 1)
              calls.push(processes[process]?.call(lane) ?? expect.fail());
          }
        };
        const asked = asking();
        await clock.runToEnd();
        await asked;
        await Promise.all(calls);
        const moments = processes.flatMap((one) => one.moments).sort((a, b) => a - b);
        expect(moments).toHaveLength(requests.reduce((sum, { burst }) => sum + burst, 0));
        expect(busiest(moments, limit.intervalMs)).toBeLessThanOrEqual(
          Math.max(1, Math.floor(limit.max * 0.95)),
        );
      },
    ),
    { numRuns: 60 },
  );
});

test('two processes with long queues use at least 85 % of what HubSpot allows, and it refuses neither', async () => {
  const limit = { max: 190, intervalMs: 10_000 };
  const clock = steppedClock();
  const share = windowOn(clock, limit);
  const processes = [limiterOn(clock, share), limiterOn(clock, share)];
  const [random, hubSpot] = [createRandom(1), rollingWindow()];
  const arrivals: number[] = [];
  let refused = 0;
  const request = async ({ limiter }: (typeof processes)[number]) => {
    const giveBack = await limiter.take('background', Infinity);
    await clock.sleep(random.int(5, 60)); // on the way there
    arrivals.push(clock.now());
    if (!hubSpot.take(limit, clock.now()).isAllowed) refused += 1;
    await clock.sleep(random.int(80, 500));
    giveBack();
  };
  const start = clock.now();
  const requests = processes.flatMap((one) => Array.from({ length: 1_900 }, () => request(one)));
  await clock.runToEnd();
  await Promise.all(requests);
  expect(refused).toBe(0);
  const allowed = ((Math.max(...arrivals) - start) / limit.intervalMs) * limit.max;
  expect(arrivals.length / allowed).toBeGreaterThanOrEqual(0.85);
});

test('background work of one process leaves people at another their share', async () => {
  const clock = steppedClock();
  const share = windowOn(clock, { max: 100, intervalMs: 10_000 });
  const [worker, server] = [limiterOn(clock, share, { interactiveShare: 0.2 }), limiterOn(clock, share)];
  const calls = Array.from({ length: 150 }, () => worker.call());
  const person = async () => {
    await clock.sleep(9_000);
    await server.call('interactive', clock.now());
  };
  calls.push(...Array.from({ length: 8 }, person));
  await clock.runToEnd();
  await Promise.all(calls);
  expect(server.moments).toHaveLength(8);
});

test('who cannot wait is refused when there is no room', async () => {
  const clock = steppedClock();
  const { call } = limiterOn(clock, windowOn(clock, { max: 1, intervalMs: 5_000 }));
  const calls = Promise.allSettled([call('interactive', clock.now()), call('interactive', clock.now())]);
  await clock.runToEnd();
  expect(await calls).toMatchObject([
    { status: 'fulfilled' },
    { status: 'rejected', reason: { code: 'hubspot_rate_limited' } },
  ]);
});

test('a pause that one process was told of holds for the others', async () => {
  const clock = steppedClock();
  const share = windowOn(clock, { max: 100, intervalMs: 10_000 });
  const [first, second] = [limiterOn(clock, share), limiterOn(clock, share)];
  const until = clock.now() + 3_000;
  first.limiter.pauseUntil(until);
  const called = clock.sleep(10).then(() => second.call());
  await clock.runToEnd();
  await called;
  expect(second.moments[0]).toBeGreaterThanOrEqual(until);
});

test('the rate that one process was told holds for the others', async () => {
  const clock = steppedClock();
  const share = windowOn(clock, { max: 1, intervalMs: 10_000 });
  const [first, second] = [limiterOn(clock, share), limiterOn(clock, share)];
  first.limiter.adopt({ max: 100, intervalMs: 10_000 });
  const start = clock.now();
  const calls = [first.call()];
  await clock.runToEnd();
  calls.push(...Array.from({ length: 8 }, () => second.call()));
  await clock.runToEnd();
  await Promise.all(calls);
  expect(Math.max(...second.moments) - start).toBeLessThan(1_000);
});

test('while the window cannot be reached each process goes on with a small share, and tells', async () => {
  const clock = steppedClock();
  const away: RateShare = () => Promise.reject(new Error('gone'));
  const { call, moments, faults } = limiterOn(clock, away, { rate: { max: 190, intervalMs: 10_000 } });
  const start = clock.now();
  const calls = Array.from({ length: 12 }, () => call());
  await clock.runToEnd();
  await Promise.all(calls);
  expect(moments).toHaveLength(12);
  expect(moments.filter((at) => at - start < 10_000).length).toBeLessThanOrEqual(7);
  expect(faults.length).toBeGreaterThan(0);
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Lane } from '../../../src/server/hubspot/lanes.ts';
import { createLimiter, type LimiterParts } from '../../../src/server/hubspot/limiter.ts';
import { busiest } from './busiest.ts';
import { steppedClock, type SteppedClock } from './clocks.ts';

function limiterOn(clock: SteppedClock, parts: Partial<LimiterParts> = {}) {
  return createLimiter({
    rate: { max: 100, intervalMs: 10_000 },
    interactiveShare: 0,
    atOnce: { interactive: 1_000, background: 1_000 },
    now: clock.now,
    sleep: clock.sleep,
    ...parts,
  });
}

test('in no interval, wherever it begins, are there more than 95 % of what is allowed', async () => {
  const request = fc.record({ pause: fc.nat(4_000), burst: fc.integer({ min: 1, max: 40 }) });
  const rate = fc.record({
    max: fc.integer({ min: 1, max: 60 }),
    intervalMs: fc.integer({ min: 200, max: 10_000 }),
  });
  await fc.assert(
    fc.asyncProperty(rate, fc.array(request, { maxLength: 12 }), async (limit, requests) => {
      const clock = steppedClock();
      const limiter = limiterOn(clock, { rate: limit });
      const moments: number[] = [];
      const grants: Promise<void>[] = [];
      const ask = async () => {
        const giveBack = await limiter.take('background', Infinity);
        moments.push(clock.now());
        giveBack();
      };
      const asking = async () => {
        for (const { pause, burst } of requests) {
          await clock.sleep(pause);
          for (let count = 0; count < burst; count += 1) grants.push(ask());
        }
      };
      const asked = asking();
      await clock.runToEnd();
      await asked;
      await Promise.all(grants);
      expect(moments).toHaveLength(requests.reduce((sum, { burst }) => sum + burst, 0));
      expect(busiest(moments, limit.intervalMs)).toBeLessThanOrEqual(
        Math.max(1, Math.floor(limit.max * 0.95)),
      );
    }),
    { numRuns: 60 },
  );
});

test('wastes little: a long queue leaves within 10 % of what the limit allows', async () => {
  const clock = steppedClock();
  const limiter = limiterOn(clock, { rate: { max: 190, intervalMs: 10_000 } });
  const start = clock.now();
  const grants = Array.from({ length: 1_900 }, async () => (await limiter.take('background', Infinity))());
  await clock.runToEnd();
  await Promise.all(grants);
  expect(clock.now() - start).toBeLessThanOrEqual(1.1 * (1_900 / 190) * 10_000);
});

test('people who wait come before background work', async () => {
  const clock = steppedClock();
  const limiter = limiterOn(clock, { rate: { max: 2, intervalMs: 1_000 } });
  const order: string[] = [];
  const take = (lane: Lane, name: string) => limiter.take(lane, Infinity).then(() => order.push(name));
  const taken = [take('background', 'first'), take('background', 'second'), take('interactive', 'person')];
  await clock.runToEnd();
  await Promise.all(taken);
  expect(order).toEqual(['first', 'person', 'second']);
});

test('background work leaves a share of the rate free', async () => {
  const clock = steppedClock();
  const limiter = limiterOn(clock, { rate: { max: 100, intervalMs: 10_000 }, interactiveShare: 0.2 });
  const moments: number[] = [];
  const start = clock.now();
  const taken = Array.from({ length: 90 }, () =>
    limiter.take('background', Infinity).then(() => moments.push(clock.now())),
  );
  await limiter.take('interactive', start);
  await clock.runToEnd();
  await Promise.all(taken);
  expect(moments.filter((at) => at === start)).toHaveLength(76);
});

test('who cannot wait is refused at once when there is no room', async () => {
  const clock = steppedClock();
  const limiter = limiterOn(clock, { rate: { max: 1, intervalMs: 1_000 } });
  await limiter.take('interactive', clock.now());
  await expect(limiter.take('interactive', clock.now() + 50)).rejects.toMatchObject({
    code: 'hubspot_rate_limited',
  });
});

test('no more calls are under way than allowed', async () => {
  const clock = steppedClock();
  const limiter = limiterOn(clock, { atOnce: { interactive: 1, background: 2 } });
  const backs: (() => void)[] = [];
  const take = () => limiter.take('background', Infinity).then((giveBack) => backs.push(giveBack));
  const taken = [take(), take(), take()];
  await clock.runToEnd();
  expect(backs).toHaveLength(2);
  backs[0]?.();
  backs[0]?.();
  await Promise.all(taken);
  expect(backs).toHaveLength(3);
});

test('follows the rate that HubSpot tells', async () => {
  const clock = steppedClock();
  const limiter = limiterOn(clock, { rate: { max: 1, intervalMs: 10_000 } });
  const start = clock.now();
  await limiter.take('background', Infinity);
  const taken = Array.from({ length: 50 }, () => limiter.take('background', Infinity));
  limiter.adopt({ max: 100, intervalMs: 10_000 });
  await Promise.all(taken);
  expect(clock.now()).toBe(start);
});

test('nobody gets a place before a pause has passed', async () => {
  const clock = steppedClock();
  const limiter = limiterOn(clock);
  const until = clock.now() + 3_000;
  limiter.pauseUntil(until);
  const taken = limiter.take('interactive', Infinity).then(() => clock.now());
  await clock.runToEnd();
  expect(await taken).toBe(until);
});

test('who cannot wait is served where there is room, although a moment has passed since they asked', async () => {
  let at = 0;
  const limiter = createLimiter({
    ...{
      rate: { max: 100, intervalMs: 10_000 },
      interactiveShare: 0,
      atOnce: { interactive: 8, background: 8 },
    },
    now: () => (at += 1),
    sleep: () => new Promise(() => undefined),
  });
  const giveBack = await limiter.take('interactive', at);
  expect(giveBack).toBeTypeOf('function');
});

import { expect, test } from 'vitest';
import { countingWaits, waiting } from '../../../src/server/hubspot/waiting.ts';

/** A clock, and requests that are answered when it is told to. */
function hubSpot() {
  let at = 0;
  const open: (() => void)[] = [];
  const ask = () =>
    waiting(
      () => at,
      () => new Promise<void>((resolve) => open.push(resolve)),
    );
  const pass = (ms: number) => void (at += ms);
  const answerNext = async (request: Promise<void>) => {
    open.shift()?.();
    await request;
  };
  return { ask, pass, answerNext };
}

test('the time between requests is not waited for HubSpot', async () => {
  const { ask, pass, answerNext } = hubSpot();
  const { waitedMs } = await countingWaits(async () => {
    for (const ms of [30, 50]) {
      pass(7);
      const request = ask();
      pass(ms);
      await answerNext(request);
    }
    pass(11);
  });
  expect(waitedMs).toBe(80);
});

test('requests at once are waited for once', async () => {
  const { ask, pass, answerNext } = hubSpot();
  const { waitedMs } = await countingWaits(async () => {
    const first = ask();
    pass(20);
    const second = ask();
    pass(10);
    await answerNext(first);
    pass(5);
    await answerNext(second);
  });
  expect(waitedMs).toBe(35);
});

test('a request that fails was waited for too', async () => {
  let at = 0;
  const failing = async () => {
    at += 40;
    throw new Error('reset');
  };
  const work = () => waiting(() => at, failing).catch(() => 'told');
  expect(await countingWaits(work)).toEqual({ value: 'told', waitedMs: 40 });
});

test('what others wait for meanwhile is not counted', async () => {
  const { ask, pass, answerNext } = hubSpot();
  const others = ask();
  const { waitedMs } = await countingWaits(async () => pass(100));
  await answerNext(others);
  expect(waitedMs).toBe(0);
});

import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { accept } from '../../../src/core/result.ts';
import { createInProcessQueue } from '../../../src/server/jobs/in-process/in-process-queue.ts';
import { describeQueueContract, orderOf, type QueueParts } from '../../contract/jobs.contract.ts';

function open(parts: QueueParts) {
  let ids = 0;
  const clock = { now: () => 1000, sleep: (ms: number) => setTimeout(ms) };
  return createInProcessQueue({
    ...{ ...parts, ...clock, newId: () => `job-${(ids += 1)}`, random: () => 0.5, firstWaitMs: 1 },
  });
}

describeQueueContract('in this process', (parts) => Promise.resolve(open(parts)));

const SILENT = {
  tell: () => expect.fail('a fault was told'),
  onRetry: () => expect.fail('something was tried again'),
  onFault: (_job: unknown, error: unknown) => expect.fail(String(error)),
  onEnded: () => Promise.resolve(),
};

test('forgets the oldest of the jobs that have ended', async () => {
  const jobs = open({ carryOut: () => Promise.resolve(accept(null)), watch: SILENT });
  for (let index = 0; index < 250; index += 1) {
    await jobs.start(orderOf(String(index)));
    await jobs.idle();
  }
  expect(await jobs.get('0', 'job-1')).toBeNull();
  expect((await jobs.get('249', 'job-250'))?.state).toBe('done');
});

import type { Job } from '../../core/contract/job.ts';
import { endingBy, FIRST_WAIT_MS, waitAfter } from './attempts.ts';
import type { JobOrder } from './job-order.ts';
import type { CarryOut, JobWatch } from './job-queue.ts';

export type JobEnding = Pick<Job, 'state' | 'result' | 'failure'>;

/** How a job ended, or after how many milliseconds it is tried again. */
type Tried = { ended: JobEnding } | { againAfterMs: number };

export interface Trying {
  carryOut: CarryOut;
  watch: Pick<JobWatch, 'tell' | 'onRetry' | 'onFault'>;
  /** In [0, 1). */
  random: () => number;
  /** Least wait before the second try; half a minute unless given. */
  firstWaitMs?: number;
}

/** One try of a job, the `attempt`th (from 1). Never rejects. */
export async function tryOnce(
  { carryOut, watch, random, firstWaitMs = FIRST_WAIT_MS }: Trying,
  { job, order, attempt }: { job: Job; order: JobOrder; attempt: number },
  onProgress: Parameters<CarryOut>[1],
): Promise<Tried> {
  try {
    const done = await carryOut(order, onProgress);
    if (done.ok) return { ended: { state: 'done', result: done.value, failure: null } };
    const { reason: code, message, hint } = done;
    return { ended: { state: 'failed', result: null, failure: { code, message, hint } } };
  } catch (error) {
    const ending = endingBy(error, attempt);
    if (ending === 'again') {
      const againAfterMs = waitAfter(attempt, { firstWaitMs, random: random() });
      watch.onRetry(job, error, againAfterMs);
      return { againAfterMs };
    }
    watch.onFault(job, error);
    return { ended: { state: ending, result: null, failure: watch.tell(job, error) } };
  }
}

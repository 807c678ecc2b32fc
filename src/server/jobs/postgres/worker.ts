import { setTimeout } from 'node:timers/promises';
import type PgBoss from 'pg-boss';
import type { Job } from '../../../core/contract/job.ts';
import type { JobWatch } from '../job-queue.ts';
import { JobOrder } from '../job-order.ts';
import { recurring } from '../recurring.ts';
import { tryOnce, type JobEnding, type Trying } from '../try-once.ts';
import { QUEUE } from './boss.ts';
import type { Runs } from './runs.ts';

export interface Pace {
  /** Jobs this process does at once. */
  atOnce: number;
  /** How often it is looked for jobs that other processes took the orders of. */
  pollMs: number;
  /** After so long without a sign of life the jobs of a process are taken up by others. */
  silentMs: number;
  /** How long a stop waits for what runs before it is given back. */
  graceMs: number;
}

interface WorkerParts extends Trying, Pace {
  watch: JobWatch;
  now: () => number;
  onQueueFault: (error: unknown) => void;
}

interface Worker {
  /** Looks at once for what to do. */
  look(): void;
  /** Ids of what runs here. */
  underWay(): string[];
  close(): Promise<void>;
}

/** Does jobs of the shared queue, as many at once as it may. */
export function startWorker(boss: PgBoss, runs: Runs, parts: WorkerParts): Worker {
  const { watch, onQueueFault } = parts;
  const underWay = new Map<string, Promise<void>>();
  const givenBack = new Set<string>();
  let looking: Promise<void> | null = null;
  let isToLookAgain = false;
  let isClosed = false;

  function look(): void {
    isToLookAgain = looking !== null;
    looking ??= takeUp()
      .catch(onQueueFault)
      .finally(() => {
        looking = null;
        if (isToLookAgain) look();
      });
  }

  async function takeUp(): Promise<void> {
    while (!isClosed && underWay.size < parts.atOnce) {
      const [row] = await boss.fetch(QUEUE, { includeMetadata: true });
      if (row === undefined) return;
      const running = run(row)
        .catch(onQueueFault)
        .finally(() => {
          underWay.delete(row.id);
          look();
        });
      underWay.set(row.id, running);
    }
  }

  async function run(row: PgBoss.JobWithMetadata<unknown>): Promise<void> {
    const { id } = row;
    await runs.begin(id);
    const order = JobOrder.parse(row.data);
    const job = runningJob(row, order);
    const report = (progress: NonNullable<Job['progress']>) =>
      void runs.report(id, progress).catch(onQueueFault);
    const tried = await tryOnce(parts, { job, order, attempt: row.retryCount + 1 }, report);
    if (givenBack.has(id)) return;
    if ('ended' in tried) await end(job, tried.ended);
    else await boss.fail(QUEUE, id);
    await runs.end(id);
  }

  async function end(job: Job, ending: JobEnding): Promise<void> {
    const ended = { ...job, ...ending, endedAt: parts.now() };
    await watch.onEnded(ended).catch((error: unknown) => watch.onFault(job, error));
    await boss.complete(QUEUE, job.id, ending);
  }

  const polling = recurring(parts.pollMs, async () => look(), onQueueFault);
  return {
    look,
    underWay: () => [...underWay.keys()],
    async close() {
      isClosed = true;
      await polling.stop();
      await looking;
      await Promise.race([Promise.all(underWay.values()), setTimeout(parts.graceMs, null, { ref: false })]);
      for (const id of underWay.keys()) {
        givenBack.add(id);
        await boss.fail(QUEUE, id);
      }
    },
  };
}

function runningJob(
  { id, createdOn }: Pick<PgBoss.JobWithMetadata<unknown>, 'id' | 'createdOn'>,
  { portalId, kind }: JobOrder,
): Job {
  const ending = { endedAt: null, progress: null, result: null, failure: null };
  return { id, portalId, kind, state: 'running', startedAt: createdOn.getTime(), ...ending };
}

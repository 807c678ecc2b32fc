import { setTimeout } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type PgBoss from 'pg-boss';
import type { Job } from '../../../core/contract/job.ts';
import type { JobWatch } from '../job-queue.ts';
import { recurring } from '../recurring.ts';
import { tryOnce, type JobEnding, type Trying } from '../try-once.ts';
import type { AtOnce } from '../at-once.ts';
import type { Tables } from '../../store/postgres/tables.ts';
import { QUEUE } from './boss.ts';
import type { Runs } from './runs.ts';
import { beginNext, putBack, type Begun } from './turns.ts';

export interface Pace {
  /** Jobs this process does at once, and all processes of one portal. */
  atOnce: AtOnce;
  /** How often it is looked for jobs that other processes took the orders of. */
  pollMs: number;
  /** After so long without a sign of life the jobs of a process are taken up by others. */
  silentMs: number;
  /** How long a stop waits for what runs before it is given back. */
  graceMs: number;
}

interface WorkerParts extends Trying, Pace {
  db: Kysely<Tables>;
  boss: PgBoss;
  runs: Runs;
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
export function startWorker(parts: WorkerParts): Worker {
  const { db, boss, runs, watch, atOnce, onQueueFault } = parts;
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
    while (!isClosed && underWay.size < atOnce.inAll) {
      const begun = await beginNext(db, atOnce.perPortal);
      if (begun === null) return;
      // Taken for lost while it was being done here, as after the database was away: it goes on.
      if (underWay.has(begun.id)) {
        await runs.begin(begun.id);
        continue;
      }
      const running = run(begun)
        .catch(onQueueFault)
        .finally(() => {
          underWay.delete(begun.id);
          look();
        });
      underWay.set(begun.id, running);
    }
  }

  async function run(begun: Begun): Promise<void> {
    const { id, faults, data: order } = begun;
    await runs.begin(id);
    const job = runningJob(begun);
    const report = (progress: NonNullable<Job['progress']>) =>
      void runs.report(id, progress).catch(onQueueFault);
    const tried = await tryOnce(parts, { job, order, attempt: faults + 1 }, report);
    if (givenBack.has(id) || !(await runs.isOurs(id))) return;
    if ('ended' in tried) await end(job, tried.ended);
    else await putBack(db, id, { afterMs: tried.againAfterMs, faults: faults + 1 });
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
        // Where the database is away, others notice it by our silence.
        await putBack(db, id).catch(onQueueFault);
      }
    },
  };
}

function runningJob({ id, created_on, data: { portalId, kind } }: Begun): Job {
  const ending = { endedAt: null, progress: null, result: null, failure: null };
  return { id, portalId, kind, state: 'running', startedAt: created_on.getTime(), ...ending };
}

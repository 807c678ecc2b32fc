import type { Job } from '../../../core/contract/job.ts';
import { accept } from '../../../core/result.ts';
import { AT_ONCE, type AtOnce } from '../at-once.ts';
import type { JobOrder } from '../job-order.ts';
import { alreadyRunning, STILL_WORKING, type JobCount, type JobQueue, type JobWatch } from '../job-queue.ts';
import { tryOnce, type JobEnding, type Trying } from '../try-once.ts';
import { nextToBegin } from './next-to-begin.ts';

export interface InProcessParts extends Trying {
  watch: JobWatch;
  now: () => number;
  newId: () => string;
  sleep: (ms: number) => Promise<void>;
  /** `AT_ONCE` unless given. */
  atOnce?: AtOnce;
}

export interface InProcessQueue extends JobQueue {
  /** Waits until nothing waits or runs. */
  idle(): Promise<void>;
}

/** A job that has not ended. */
interface Entry {
  job: Job;
  order: JobOrder;
  attempt: number;
  /** The try that is under way; null while it waits. */
  running: Promise<void> | null;
  /** False between two tries. */
  isReady: boolean;
}

/** Ended jobs that are kept for polling; older ones are forgotten. */
const KEPT = 200;

/** Jobs of one process, in its memory: what has not begun when it stops is started anew when it is next due. */
export function createInProcessQueue(parts: InProcessParts): InProcessQueue {
  const { now, watch, atOnce = AT_ONCE } = parts;
  const jobs = new Map<string, Job>();
  /** By portal and kind, the oldest first. */
  const open = new Map<string, Entry>();
  /** Portals for which work is done alone. */
  const taken = new Set<string>();
  /** Told whenever a job has ended. */
  const idlers: (() => void)[] = [];
  let isClosed = false;

  function beginWhatMay(): void {
    const entries = [...open.values()];
    const running = entries.filter((entry) => entry.running !== null);
    const waiting = entries.filter((entry) => entry.running === null && entry.isReady);
    const next = isClosed ? null : nextToBegin(waiting, running, atOnce);
    if (next === null) return;
    next.running = run(next).then(() => {
      next.running = null;
      beginWhatMay();
    });
    beginWhatMay();
  }

  async function run(entry: Entry): Promise<void> {
    const { job } = entry;
    entry.attempt += 1;
    job.state = 'running';
    const tried = await tryOnce(parts, entry, (progress) => {
      job.progress = progress;
    });
    if ('ended' in tried) return end(entry, tried.ended);
    job.state = 'waiting';
    entry.isReady = false;
    void parts.sleep(tried.againAfterMs).then(() => {
      entry.isReady = true;
      beginWhatMay();
    });
  }

  async function end({ job }: Entry, ending: JobEnding): Promise<void> {
    const ended = { ...job, ...ending, endedAt: now() };
    await watch.onEnded(ended).catch((error: unknown) => watch.onFault(job, error));
    jobs.set(job.id, ended);
    open.delete(slotOf(job));
    for (const tell of idlers.splice(0)) tell();
  }

  return {
    start(order) {
      const before = open.get(slotOf(order));
      if (before !== undefined) return Promise.resolve(alreadyRunning(before.job));
      if (taken.has(order.portalId)) return Promise.resolve(STILL_WORKING);
      const job = newJob(parts, order);
      jobs.set(job.id, job);
      open.set(slotOf(order), { job, order, attempt: 0, running: null, isReady: true });
      beginWhatMay();
      forgetOldest(jobs);
      return Promise.resolve(accept({ ...job }));
    },
    get(portalId, id) {
      const job = jobs.get(id);
      return Promise.resolve(job === undefined || job.portalId !== portalId ? null : { ...job });
    },
    isRunning: (portalId, kind) => Promise.resolve(open.has(slotOf({ portalId, kind }))),
    async alone(portalId, work) {
      const isBusy = [...open.values()].some(({ job }) => job.portalId === portalId);
      if (isBusy || taken.has(portalId)) return STILL_WORKING;
      taken.add(portalId);
      try {
        return await work();
      } finally {
        taken.delete(portalId);
      }
    },
    oneAtATime: (_name, work) => work(),
    forget(portalId, recordIds) {
      for (const job of jobs.values())
        if (job.portalId === portalId && job.endedAt !== null && tellsOf(job, recordIds)) jobs.delete(job.id);
      return Promise.resolve();
    },
    counts: () => Promise.resolve(countJobs([...open.values()].map(({ job }) => job))),
    async close() {
      isClosed = true;
      await Promise.all([...open.values()].map(({ running }) => running));
    },
    async idle() {
      while (open.size > 0) await new Promise<void>((resolve) => idlers.push(resolve));
    },
  };
}

function slotOf({ portalId, kind }: Pick<Job, 'portalId' | 'kind'>): string {
  return `${portalId}:${kind}`;
}

function newJob({ newId, now }: InProcessParts, { portalId, kind }: JobOrder): Job {
  const ending = { endedAt: null, progress: null, result: null, failure: null };
  return { id: newId(), portalId, kind, state: 'waiting', startedAt: now(), ...ending };
}

function countJobs(open: readonly Job[]): JobCount[] {
  const counts = new Map<string, JobCount>();
  for (const { kind, state } of open) {
    const known = counts.get(`${kind} ${state}`) ?? { kind, isRunning: state === 'running', count: 0 };
    counts.set(`${kind} ${state}`, { ...known, count: known.count + 1 });
  }
  return [...counts.values()];
}

function forgetOldest(jobs: Map<string, Job>): void {
  for (const job of jobs.values()) {
    if (jobs.size <= KEPT) return;
    if (job.endedAt !== null) jobs.delete(job.id);
  }
}

function tellsOf({ result }: Job, recordIds: readonly string[] | undefined): boolean {
  if (recordIds === undefined) return true;
  const told = JSON.stringify(result) ?? '';
  return recordIds.some((id) => told.includes(JSON.stringify(id)));
}

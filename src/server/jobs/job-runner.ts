import { accept, refuse, type Result } from '../../core/result.ts';

export type JobKind = 'audit' | 'measure' | 'write_back';

/** A long piece of work of one portal. Times are epoch milliseconds. */
export interface Job {
  id: string;
  portalId: string;
  kind: JobKind;
  state: 'running' | 'done' | 'failed';
  startedAt: number;
  endedAt: number | null;
  /** What the work answered, once done. */
  result: unknown;
  failure: { code: string; message: string } | null;
}

export interface JobRunner {
  /** Starts the work, unless a job of that kind is running for that portal. */
  start(portalId: string, kind: JobKind, work: () => Promise<unknown>): Result<Job, 'already_running'>;
  get(portalId: string, id: string): Job | null;
  /** Waits until nothing is running. */
  idle(): Promise<void>;
}

export interface JobRunnerDeps {
  now: () => number;
  newId: () => string;
  /** Told of every failure; the text never holds contact data or secrets. */
  onFailure: (job: Job, error: unknown) => void;
}

/** Ended jobs that are kept for polling; older ones are forgotten. */
const KEPT = 200;

/** Runs jobs in this process: one of a kind per portal at a time. */
export function createJobRunner(deps: JobRunnerDeps): JobRunner {
  const jobs = new Map<string, Job>();
  const running = new Map<string, Promise<void>>();

  function start(portalId: string, kind: JobKind, work: () => Promise<unknown>) {
    const slot = `${portalId}:${kind}`;
    if (running.has(slot)) {
      return refuse(
        'already_running',
        `This ${kind.replace('_', ' ')} is already running.`,
        'Wait for it to end.',
      );
    }
    const job: Job = {
      id: deps.newId(),
      portalId,
      kind,
      state: 'running',
      startedAt: deps.now(),
      endedAt: null,
      result: null,
      failure: null,
    };
    jobs.set(job.id, job);
    running.set(
      slot,
      finish(job, work).finally(() => running.delete(slot)),
    );
    forgetOldest(jobs);
    return accept({ ...job });
  }

  async function finish(job: Job, work: () => Promise<unknown>): Promise<void> {
    try {
      job.result = await work();
      job.state = 'done';
    } catch (error) {
      job.state = 'failed';
      job.failure = failureOf(error);
      deps.onFailure(job, error);
    }
    job.endedAt = deps.now();
  }

  return {
    start,
    get: (portalId, id) => {
      const job = jobs.get(id);
      return job === undefined || job.portalId !== portalId ? null : { ...job };
    },
    idle: async () => {
      await Promise.all(running.values());
    },
  };
}

function failureOf(error: unknown): { code: string; message: string } {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return { code: error.code, message: error.message };
  }
  return { code: 'internal', message: 'Something went wrong on our side.' };
}

function forgetOldest(jobs: Map<string, Job>): void {
  for (const job of jobs.values()) {
    if (jobs.size <= KEPT) return;
    if (job.state !== 'running') jobs.delete(job.id);
  }
}

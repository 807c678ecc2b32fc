import type { Job, JobKind } from '../../core/contract/job.ts';
import { accept, refuse, type Result } from '../../core/result.ts';

/** A refusal counts as failed, like a fault; only faults are reported to whoever runs the server. */
type Work = () => Promise<Result<unknown>>;

export interface JobRunner {
  /** Starts the work, unless a job of that kind is running for that portal. */
  start(portalId: string, kind: JobKind, work: Work): Result<Job, 'already_running'>;
  get(portalId: string, id: string): Job | null;
  isRunning(portalId: string, kind: JobKind): boolean;
  /** Does work that nothing may run beside for that portal: refused while something does, and nothing starts meanwhile. */
  alone<Value, Reason extends string>(
    portalId: string,
    work: () => Promise<Result<Value, Reason>>,
  ): Promise<Result<Value, Reason | 'already_running'>>;
  /** Waits until nothing is running. */
  idle(): Promise<void>;
}

type Failure = NonNullable<Job['failure']>;

export interface JobRunnerDeps {
  now: () => number;
  newId: () => string;
  /** What those who asked for the job are told of a fault. */
  tell: (job: Job, error: unknown) => Failure;
  onFault: (job: Job, error: unknown) => void;
}

/** Ended jobs that are kept for polling; older ones are forgotten. */
const KEPT = 200;

/** Runs jobs in this process: one of a kind per portal at a time. */
export function createJobRunner(deps: JobRunnerDeps): JobRunner {
  const jobs = new Map<string, Job>();
  const running = new Map<string, { job: Job; ended: Promise<void> }>();
  /** Portals for which work is done alone. */
  const taken = new Set<string>();

  function isBusy(portalId: string): boolean {
    return taken.has(portalId) || [...running.values()].some(({ job }) => job.portalId === portalId);
  }

  function start(portalId: string, kind: JobKind, work: Work) {
    if (taken.has(portalId)) return STILL_WORKING;
    const slot = slotOf(portalId, kind);
    const before = running.get(slot);
    if (before !== undefined) return alreadyRunning(before.job);
    const job = newJob(deps, portalId, kind);
    jobs.set(job.id, job);
    const ended = finish(job, work, deps).finally(() => running.delete(slot));
    running.set(slot, { job, ended });
    forgetOldest(jobs);
    return accept({ ...job });
  }

  return {
    start,
    get: (portalId, id) => {
      const job = jobs.get(id);
      return job === undefined || job.portalId !== portalId ? null : { ...job };
    },
    isRunning: (portalId, kind) => running.has(slotOf(portalId, kind)),
    async alone(portalId, work) {
      if (isBusy(portalId)) return STILL_WORKING;
      taken.add(portalId);
      try {
        return await work();
      } finally {
        taken.delete(portalId);
      }
    },
    idle: async () => {
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };
}

function slotOf(portalId: string, kind: JobKind): string {
  return `${portalId}:${kind}`;
}

function newJob({ newId, now }: JobRunnerDeps, portalId: string, kind: JobKind): Job {
  const ending = { endedAt: null, result: null, failure: null };
  return { id: newId(), portalId, kind, state: 'running', startedAt: now(), ...ending };
}

async function finish(job: Job, work: Work, deps: JobRunnerDeps): Promise<void> {
  const failure = await carryOut(job, work, deps);
  job.failure = failure;
  job.state = failure === null ? 'done' : 'failed';
  job.endedAt = deps.now();
}

async function carryOut(job: Job, work: Work, { tell, onFault }: JobRunnerDeps): Promise<Failure | null> {
  try {
    const done = await work();
    if (!done.ok) return { code: done.reason, message: done.message, hint: done.hint };
    job.result = done.value;
    return null;
  } catch (error) {
    onFault(job, error);
    return tell(job, error);
  }
}

function alreadyRunning({ id, kind }: Job) {
  const message = `This ${kind.replace('_', ' ')} is already running.`;
  return refuse('already_running', message, `Wait for it to end; GET /api/jobs/${id} says how it stands.`);
}

const STILL_WORKING = refuse(
  'already_running',
  'Something is still being read or written for this account.',
  'Wait for it to end, then try again.',
);

function forgetOldest(jobs: Map<string, Job>): void {
  for (const job of jobs.values()) {
    if (jobs.size <= KEPT) return;
    if (job.state !== 'running') jobs.delete(job.id);
  }
}

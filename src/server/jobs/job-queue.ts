import type { Job, JobFailure, JobKind, JobProgress } from '../../core/contract/job.ts';
import { refuse, type Result } from '../../core/result.ts';
import { WORK } from '../use-cases/work-in-words.ts';
import type { JobOrder } from './job-order.ts';

/**
 * Long work, done in the background: one job of a kind per portal at a time, and no portal keeps others from their
 * turn. What passes is tried again; what does not is dead.
 */
export interface JobQueue {
  /** Takes the order, unless one of its kind waits or runs for that portal. */
  start(order: JobOrder): Promise<Result<Job, 'already_running'>>;
  get(portalId: string, id: string): Promise<Job | null>;
  /** Whether a job of the kind waits or runs. */
  isRunning(portalId: string, kind: JobKind): Promise<boolean>;
  /** Does work that nothing may run beside for that portal: refused while something does, and nothing starts meanwhile. */
  alone<Value, Reason extends string>(
    portalId: string,
    work: () => Promise<Result<Value, Reason>>,
  ): Promise<Result<Value, Reason | 'already_running'>>;
  /** Does the work of this name unless another process is at it. */
  oneAtATime(name: string, work: () => Promise<void>): Promise<void>;
  /**
   * Leaves nothing of the portal's jobs that have ended: their results tell of its hypotheses and records. Where records
   * are named, only what tells of one of them goes.
   */
  forget(portalId: string, recordIds?: readonly string[]): Promise<void>;
  /** Jobs that have not ended, by kind. */
  counts(): Promise<JobCount[]>;
  /** Begins nothing more, and waits for what runs here. */
  close(): Promise<void>;
}

export interface JobCount {
  kind: JobKind;
  /** Else it waits. */
  isRunning: boolean;
  count: number;
}

/** Does what is ordered; a refusal is a value. */
export type CarryOut = (
  order: JobOrder,
  onProgress: (progress: JobProgress) => void,
) => Promise<Result<unknown>>;

/** What a queue tells of its jobs. */
export interface JobWatch {
  /** What those who asked are told of a fault. */
  tell(job: Job, error: unknown): JobFailure;
  /** A fault that is worth another try after so many milliseconds. */
  onRetry(job: Job, error: unknown, waitMs: number): void;
  /** A fault that ended the job. */
  onFault(job: Job, error: unknown): void;
  onEnded(job: Job): Promise<void>;
}

export function alreadyRunning({ id, kind }: Job) {
  return refuse(
    'already_running',
    `${WORK[kind]} is already under way.`,
    `Wait for it to end; GET /api/jobs/${id} says how it stands.`,
  );
}

export const STILL_WORKING = refuse(
  'already_running',
  'Something is still being read or written for this account.',
  'Wait for it to end, then try again.',
);

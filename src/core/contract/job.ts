import * as z from 'zod/mini';

export const JobKind = z.enum([
  'audit',
  'measure',
  'write_back',
  'remove_written',
  'baseline',
  'record_events',
  'weekly_message',
]);
export type JobKind = z.infer<typeof JobKind>;

/** What people are told of work that did not come to its end. */
export const JobFailure = z.strictObject({ code: z.string(), message: z.string(), hint: z.string() });
export type JobFailure = z.infer<typeof JobFailure>;

/** How far work has come, in whatever it counts. */
export const JobProgress = z.strictObject({ done: z.int(), of: z.int() });
export type JobProgress = z.infer<typeof JobProgress>;

/** A long piece of work of one portal, as `POST /api/jobs` and `GET /api/jobs/{id}` answer it. */
export const Job = z.strictObject({
  id: z.string(),
  portalId: z.string(),
  kind: JobKind,
  /**
   * `waiting`: for its turn, or for another try. `failed`: it was refused. `dead`: it ended by a fault, and nobody
   * tries again.
   */
  state: z.enum(['waiting', 'running', 'done', 'failed', 'dead']),
  /** When it was asked for, epoch milliseconds. */
  startedAt: z.int(),
  endedAt: z.nullable(z.int()),
  /** Null before it has begun, and where the work does not count. */
  progress: z.nullable(JobProgress),
  /** What the work answered, once done: a summary of the audit, or the report of `measure`, `sync` or `baseline`. */
  result: z.unknown(),
  failure: z.nullable(JobFailure),
});
export type Job = z.infer<typeof Job>;

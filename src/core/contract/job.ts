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

/** A long piece of work of one portal, as `POST /api/jobs` and `GET /api/jobs/{id}` answer it. */
export const Job = z.strictObject({
  id: z.string(),
  portalId: z.string(),
  kind: JobKind,
  state: z.enum(['running', 'done', 'failed']),
  /** Epoch milliseconds. */
  startedAt: z.int(),
  endedAt: z.nullable(z.int()),
  /** What the work answered, once done: a summary of the audit, or the report of `measure`, `sync` or `baseline`. */
  result: z.unknown(),
  failure: z.nullable(z.strictObject({ code: z.string(), message: z.string(), hint: z.string() })),
});
export type Job = z.infer<typeof Job>;

import * as z from 'zod';
import { JobFailure, JobProgress, type Job } from '../../../core/contract/job.ts';
import { JobOrder } from '../job-order.ts';
import type { JobEnding } from '../try-once.ts';

/** What a job that ended keeps as its output; of what a later version keeps, as much as this one knows. */
const Ending = z.object({
  state: z.enum(['done', 'failed', 'dead']),
  result: z.unknown(),
  failure: z.nullable(z.object(JobFailure.shape)),
});

/** A row of pg-boss, with how far its run has come. */
export const JobRow = z.object({
  id: z.string(),
  data: JobOrder,
  state: z.enum(['created', 'retry', 'active', 'completed', 'cancelled', 'failed']),
  created_on: z.date(),
  completed_on: z.nullable(z.date()),
  output: z.unknown(),
  progress: z.nullable(z.object(JobProgress.shape)),
});
export type JobRow = z.infer<typeof JobRow>;

/** A job of a row. Ended without words of its own, it was given up because the processes that did it went away. */
export function jobOf({ id, data, state, created_on, completed_on, output, progress }: JobRow): Job {
  const { portalId, kind } = data;
  const common = { id, portalId, kind, startedAt: created_on.getTime(), progress };
  if (completed_on === null)
    return { ...common, state: state === 'active' ? 'running' : 'waiting', ...NOT_ENDED };
  const ending = Ending.safeParse(output);
  return { ...common, endedAt: completed_on.getTime(), ...(ending.success ? ending.data : ABANDONED) };
}

const NOT_ENDED = { endedAt: null, result: null, failure: null };

const ABANDONED: JobEnding = {
  state: 'dead',
  result: null,
  failure: {
    code: 'process_lost',
    message: 'Every process that began this work went away before it ended.',
    hint: 'Start it again; if that stays, tell whoever runs Groundwork: its processes may have too little memory.',
  },
};

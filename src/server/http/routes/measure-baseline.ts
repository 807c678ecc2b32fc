import * as z from 'zod';
import { Job } from '../../../core/contract/job.ts';
import { HypothesisParams, SeenVersion } from '../inputs.ts';
import { defineRoute } from '../route.ts';

/** Works out today's number, as a job: `GET /api/jobs/:id` says how it stands. */
export const measureBaselineRoute = defineRoute({
  method: 'post',
  path: '/api/hypotheses/:id/baseline',
  access: 'edit',
  params: HypothesisParams,
  body: z.strictObject({
    seenVersion: SeenVersion,
    /** Days of joins to read. */
    days: z.optional(z.int().positive().max(730)),
    /** Take the number over as the one that is written down. */
    use: z.optional(z.boolean()),
  }),
  query: null,
  status: 202,
  answer: Job,
  handle: ({ deps, identity: { portalId, userId: askedBy }, params, body }) => {
    const input = { ...body, hypothesisId: params.id };
    return deps.jobs.start({ kind: 'baseline', portalId, askedBy, input });
  },
});

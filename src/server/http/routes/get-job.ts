import { Job } from '../../../core/contract/job.ts';
import { accept } from '../../../core/result.ts';
import { JobParams } from '../inputs.ts';
import { NO_JOB } from '../not-there.ts';
import { defineRoute } from '../route.ts';

/** How a job stands; `result` is there once it is done. */
export const getJob = defineRoute({
  method: 'get',
  path: '/api/jobs/:id',
  access: 'read',
  params: JobParams,
  body: null,
  query: null,
  answer: Job,
  handle: async ({ deps, identity, params }) => {
    const job = await deps.jobs.get(identity.portalId, params.id);
    return job === null ? NO_JOB : accept(job);
  },
});

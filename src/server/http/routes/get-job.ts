import { refusalAnswer } from '../errors.ts';
import { JobParams } from '../inputs.ts';
import { NO_JOB } from '../not-there.ts';
import { defineRoute, ok } from '../route.ts';

/** How a job stands; `result` is there once it is done. */
export const getJob = defineRoute({
  method: 'get',
  path: '/api/jobs/:id',
  access: 'read',
  params: JobParams,
  body: null,
  query: null,
  handle: async ({ deps, identity, params }) => {
    const job = deps.jobs.get(identity.portalId, params.id);
    return job === null ? refusalAnswer(NO_JOB) : ok(job);
  },
});

import { refuse } from '../../../core/result.ts';
import { refusalAnswer } from '../errors.ts';
import { defineRoute, ok } from '../route.ts';

/** How a job stands; `result` is there once it is done. */
export const getJob = defineRoute({
  method: 'get',
  path: '/api/jobs/:id',
  access: 'read',
  body: null,
  query: null,
  handle: async ({ deps, identity, params }) => {
    const job = deps.jobs.get(identity.portalId, params['id'] ?? '');
    return job === null ? refusalAnswer(NO_JOB) : ok(job);
  },
});

const NO_JOB = refuse('not_found', 'There is no such job, or it ended long ago.', 'Start it again.');

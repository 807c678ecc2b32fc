import * as z from 'zod';
import { Job } from '../../../core/contract/job.ts';
import { accept, type Result } from '../../../core/result.ts';
import { auditWork } from '../../jobs/work.ts';
import { measure } from '../../use-cases/measure/measure.ts';
import { removeWritten } from '../../use-cases/write-back/remove-written.ts';
import { writeBack } from '../../use-cases/write-back/write-back.ts';
import { defineRoute, type RouteCall } from '../route.ts';
import { useCaseDeps } from '../use-case-deps.ts';

/** A baseline is of one hypothesis and has a route of its own. */
const StartedHere = z.enum(['audit', 'measure', 'write_back', 'remove_written']);

const Body = z.strictObject({
  kind: StartedHere,
  /** For `write_back`: show what would change, write nothing. */
  dryRun: z.boolean().default(false),
  /** For `remove_written`: also delete the properties, once they are empty. */
  properties: z.boolean().default(false),
});
type Body = z.infer<typeof Body>;

/** Starts long work and answers at once; `GET /api/jobs/:id` says how it stands. */
export const startJob = defineRoute({
  method: 'post',
  path: '/api/jobs',
  access: 'edit',
  params: null,
  body: Body,
  query: null,
  status: 202,
  answer: Job,
  handle: async (call) => {
    const { deps, identity, body } = call;
    return deps.jobs.start(identity.portalId, body.kind, () => WORK[body.kind](call));
  },
});

type Work = (call: RouteCall<unknown, Body, unknown>) => Promise<Result<unknown>>;

const WORK: Record<Body['kind'], Work> = {
  audit: (call) => auditWork(useCaseDeps(call), call.identity.portalId, call.deps.auditConfig),
  measure: async (call) => accept(await measure(useCaseDeps(call), call.identity.portalId)),
  write_back: async (call) => {
    const { dryRun } = call.body;
    return writeBack(useCaseDeps(call), call.identity.portalId, { dryRun });
  },
  remove_written: async (call) => {
    const { properties } = call.body;
    return removeWritten(useCaseDeps(call), call.identity.portalId, { properties });
  },
};

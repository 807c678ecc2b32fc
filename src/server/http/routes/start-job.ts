import * as z from 'zod';
import { Job } from '../../../core/contract/job.ts';
import type { JobOrder } from '../../jobs/job-order.ts';
import { defineRoute, type Identity } from '../route.ts';

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
  handle: ({ deps, identity, body }) => deps.jobs.start(orderOf(body, identity)),
});

function orderOf({ kind, dryRun, properties }: Body, { portalId, userId: askedBy }: Identity): JobOrder {
  if (kind === 'write_back') return { kind, portalId, askedBy, input: { dryRun } };
  if (kind === 'remove_written') return { kind, portalId, askedBy, input: { properties } };
  return { kind, portalId, askedBy, input: {} };
}

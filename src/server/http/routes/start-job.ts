import * as z from 'zod';
import type { JobKind } from '../../jobs/job-runner.ts';
import { runAudit } from '../../use-cases/audit/run-audit.ts';
import { measure } from '../../use-cases/measure/measure.ts';
import { writeBack } from '../../use-cases/write-back/write-back.ts';
import { refusalAnswer } from '../errors.ts';
import { defineRoute, type PortalDoors, type RouteCall } from '../route.ts';

const Body = z.strictObject({
  kind: z.enum(['audit', 'measure', 'write_back']),
  /** For `write_back`: show what would change, write nothing. */
  dryRun: z.boolean().default(false),
});
type Body = z.infer<typeof Body>;

/** Starts long work and answers at once; `GET /api/jobs/:id` says how it stands. */
export const startJob = defineRoute({
  method: 'post',
  path: '/api/jobs',
  access: 'edit',
  body: Body,
  query: null,
  handle: async (call) => {
    const { deps, identity, body } = call;
    const started = deps.jobs.start(identity.portalId, body.kind, () => WORK[body.kind](call));
    return started.ok ? { status: 202, body: started.value } : refusalAnswer(started);
  },
});

const WORK: Record<JobKind, (call: RouteCall<Body, unknown>) => Promise<unknown>> = {
  audit: async ({ deps, doors, identity }) => {
    const audited = { ...useCaseDeps(deps, doors), progress: () => undefined };
    const { headline, coverage, complete } = await runAudit(audited, { portalId: identity.portalId });
    return { headline, coverage, complete };
  },
  measure: async ({ deps, doors, identity }) => {
    const timeZone = await timeZoneOf(deps, identity.portalId);
    return measure({ ...useCaseDeps(deps, doors), timeZone }, identity.portalId);
  },
  write_back: async ({ deps, doors, identity, body }) => {
    const timeZone = await timeZoneOf(deps, identity.portalId);
    return writeBack({ ...useCaseDeps(deps, doors), timeZone }, identity.portalId, { dryRun: body.dryRun });
  },
};

type Deps = RouteCall<Body, unknown>['deps'];

function useCaseDeps({ store, now }: Deps, { hubspot }: PortalDoors) {
  return { store, now, hubspot };
}

async function timeZoneOf({ store }: Deps, portalId: string): Promise<string> {
  return (await store.portals.get(portalId))?.timeZone ?? 'UTC';
}

import * as z from 'zod';
import { HubSpotId } from '../inputs.ts';
import { defineRoute, ok } from '../route.ts';

/** Takes a class set by hand back: the actions tell again what the workflow is. */
export const clearClassRoute = defineRoute({
  method: 'delete',
  path: '/api/classes',
  access: 'edit',
  params: null,
  body: z.strictObject({ workflowId: HubSpotId }),
  query: null,
  handle: async ({ deps, identity, body }) =>
    ok({ outcome: await deps.store.judgements.clearClass(identity.portalId, body.workflowId) }),
});

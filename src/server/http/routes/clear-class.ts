import * as z from 'zod';
import { Outcome } from '../../../core/contract/changes.ts';
import { accept } from '../../../core/result.ts';
import { HubSpotId } from '../inputs.ts';
import { defineRoute } from '../route.ts';

/** Takes a class set by hand back: the actions tell again what the workflow is. */
export const clearClassRoute = defineRoute({
  method: 'delete',
  path: '/api/classes',
  access: 'edit',
  params: null,
  body: z.strictObject({ workflowId: HubSpotId }),
  query: null,
  answer: Outcome,
  handle: async ({ deps, identity, body }) =>
    accept({ outcome: await deps.store.judgements.clearClass(identity.portalId, body.workflowId) }),
});

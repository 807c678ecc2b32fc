import * as z from 'zod';
import { HypothesisId } from '../../../core/hypotheses/hypothesis.ts';
import { HubSpotId } from '../inputs.ts';
import { defineRoute, ok } from '../route.ts';

/** Takes a contradiction back: the chain counts again. */
export const uncontradictRoute = defineRoute({
  method: 'delete',
  path: '/api/contradictions',
  access: 'edit',
  params: null,
  body: z.strictObject({ workflowId: HubSpotId, hypothesisId: HypothesisId }),
  query: null,
  handle: async ({ deps, identity, body }) =>
    ok({ outcome: await deps.store.judgements.uncontradict(identity.portalId, body) }),
});

import * as z from 'zod';
import { Outcome } from '../../../core/contract/changes.ts';
import { HypothesisId } from '../../../core/hypotheses/hypothesis.ts';
import { accept } from '../../../core/result.ts';
import { HubSpotId } from '../inputs.ts';
import { defineRoute } from '../route.ts';

/** Takes a contradiction back: the chain counts again. */
export const uncontradictRoute = defineRoute({
  method: 'delete',
  path: '/api/contradictions',
  access: 'edit',
  params: null,
  body: z.strictObject({ workflowId: HubSpotId, hypothesisId: HypothesisId }),
  query: null,
  answer: Outcome,
  handle: async ({ deps, identity, body }) =>
    accept({ outcome: await deps.store.judgements.uncontradict(identity.portalId, body) }),
});

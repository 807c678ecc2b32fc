import * as z from 'zod';
import { AssetRef } from '../inputs.ts';
import { defineRoute, ok } from '../route.ts';

/** Takes an exemption back: the workflow or segment needs a hypothesis again. */
export const unexemptRoute = defineRoute({
  method: 'delete',
  path: '/api/exemptions',
  access: 'edit',
  params: null,
  body: z.strictObject({ asset: AssetRef }),
  query: null,
  handle: async ({ deps, identity, body }) =>
    ok({ outcome: await deps.store.judgements.unexempt(identity.portalId, body.asset) }),
});

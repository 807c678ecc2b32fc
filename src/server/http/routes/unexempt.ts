import * as z from 'zod';
import { Outcome } from '../../../core/contract/changes.ts';
import { accept } from '../../../core/result.ts';
import { AssetRef } from '../inputs.ts';
import { defineRoute } from '../route.ts';

/** Takes an exemption back: the workflow or segment needs a hypothesis again. */
export const unexemptRoute = defineRoute({
  method: 'delete',
  path: '/api/exemptions',
  access: 'edit',
  params: null,
  body: z.strictObject({ asset: AssetRef }),
  query: null,
  answer: Outcome,
  handle: async ({ deps, identity, body }) =>
    accept({ outcome: await deps.store.judgements.unexempt(identity.portalId, body.asset) }),
});

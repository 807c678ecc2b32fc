import * as z from 'zod';
import { Outcome } from '../../../core/contract/changes.ts';
import { accept } from '../../../core/result.ts';
import { Destination } from '../inputs.ts';
import { defineRoute } from '../route.ts';

/** Takes an answer back: the outside system is asked about again. */
export const unanswerRoute = defineRoute({
  method: 'delete',
  path: '/api/answers',
  access: 'edit',
  params: null,
  body: z.strictObject({ destination: Destination }),
  query: null,
  answer: Outcome,
  handle: async ({ deps, identity, body }) =>
    accept({ outcome: await deps.store.judgements.unanswer(identity.portalId, body.destination) }),
});

import * as z from 'zod';
import { Destination } from '../inputs.ts';
import { defineRoute, ok } from '../route.ts';

/** Takes an answer back: the outside system is asked about again. */
export const unanswerRoute = defineRoute({
  method: 'delete',
  path: '/api/answers',
  access: 'edit',
  params: null,
  body: z.strictObject({ destination: Destination }),
  query: null,
  handle: async ({ deps, identity, body }) =>
    ok({ outcome: await deps.store.judgements.unanswer(identity.portalId, body.destination) }),
});

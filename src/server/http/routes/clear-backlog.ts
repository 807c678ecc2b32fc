import * as z from 'zod';
import { Outcome } from '../../../core/contract/changes.ts';
import { accept } from '../../../core/result.ts';
import { defineRoute } from '../route.ts';

/** Ends the backlog: from the next audit on everything counts again. */
export const clearBacklogRoute = defineRoute({
  method: 'delete',
  path: '/api/backlog',
  access: 'edit',
  params: null,
  body: z.strictObject({}),
  query: null,
  answer: Outcome,
  handle: async ({ deps, identity }) =>
    accept({ outcome: await deps.store.backlog.clear(identity.portalId) }),
});

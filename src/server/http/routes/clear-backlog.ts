import * as z from 'zod';
import { defineRoute, ok } from '../route.ts';

/** Ends the backlog: from the next audit on everything counts again. */
export const clearBacklogRoute = defineRoute({
  method: 'delete',
  path: '/api/backlog',
  access: 'edit',
  params: null,
  body: z.strictObject({}),
  query: null,
  handle: async ({ deps, identity }) => ok({ outcome: await deps.store.backlog.clear(identity.portalId) }),
});

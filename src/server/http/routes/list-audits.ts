import * as z from 'zod';
import { pageOf, PAGING } from '../paging.ts';
import { defineRoute, ok } from '../route.ts';

/** Audits of this account by their key figures, the latest first, a page at a time. */
export const listAudits = defineRoute({
  method: 'get',
  path: '/api/audits',
  access: 'read',
  params: null,
  body: null,
  query: z.strictObject(PAGING),
  handle: async ({ deps, identity, query }) =>
    ok(pageOf(await deps.store.audits.runs(identity.portalId), query)),
});

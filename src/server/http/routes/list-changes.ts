import * as z from 'zod';
import { ChangeList } from '../../../core/contract/change.ts';
import { accept } from '../../../core/result.ts';
import { PAGING } from '../paging.ts';
import { defineRoute } from '../route.ts';

/** Who changed what, the latest first, a page at a time. */
export const listChanges = defineRoute({
  method: 'get',
  path: '/api/changes',
  access: 'read',
  params: null,
  body: null,
  query: z.strictObject(PAGING),
  answer: ChangeList,
  handle: async ({ deps, identity, query }) => {
    const { total, results } = await deps.store.changes.page(identity.portalId, query);
    const end = query.after + results.length;
    return accept({ total, results, after: end < total ? String(end) : null });
  },
});

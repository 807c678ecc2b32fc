import * as z from 'zod';
import { ChangeList } from '../../../core/contract/change.ts';
import { accept } from '../../../core/result.ts';
import { nameChanges } from '../../use-cases/explain/name-changes.ts';
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
  handle: async ({ deps, identity, doors, query }) => {
    const { portalId } = identity;
    const page = await deps.store.changes.page(portalId, query);
    const { total } = page;
    const results = await nameChanges(
      { store: deps.store, owners: doors.interactive.owners },
      portalId,
      page.results,
    );
    const end = query.after + results.length;
    return accept({ total, results, after: end < total ? String(end) : null });
  },
});

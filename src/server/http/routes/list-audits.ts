import * as z from 'zod';
import { AuditRunList } from '../../../core/contract/audit-run.ts';
import { accept } from '../../../core/result.ts';
import { pageOf, PAGING } from '../paging.ts';
import { defineRoute } from '../route.ts';

/** Audits of this account by their key figures, the latest first, a page at a time. */
export const listAudits = defineRoute({
  method: 'get',
  path: '/api/audits',
  access: 'read',
  params: null,
  body: null,
  query: z.strictObject(PAGING),
  answer: AuditRunList,
  handle: async ({ deps, identity, query }) =>
    accept(pageOf(await deps.store.audits.runs(identity.portalId), query)),
});

import * as z from 'zod';
import { ListEntry } from '../../../core/contract/audit-entry.ts';
import { SegmentList } from '../../../core/contract/workflow-page.ts';
import { accept } from '../../../core/result.ts';
import { NO_AUDIT } from '../not-there.ts';
import { pageOf, PAGING } from '../paging.ts';
import { defineRoute } from '../route.ts';

const Query = z.strictObject({
  ...PAGING,
  query: z.string().max(200).optional(),
  grounding: z.optional(ListEntry.shape.grounding),
  objectTypeId: z.optional(ListEntry.shape.objectTypeId),
});

/** Segments of the latest audit by name: searched, filtered, a page at a time. */
export const listLists = defineRoute({
  method: 'get',
  path: '/api/lists',
  access: 'read',
  params: null,
  body: null,
  query: Query,
  answer: SegmentList,
  handle: async ({ deps, identity, query }) => {
    const report = await deps.store.audits.latest(identity.portalId);
    if (report === null) return NO_AUDIT;
    const wanted = (query.query ?? '').toLowerCase();
    const matching = report.lists
      .filter(
        ({ name, grounding, objectTypeId }) =>
          name.toLowerCase().includes(wanted) &&
          (query.grounding === undefined || grounding === query.grounding) &&
          (query.objectTypeId === undefined || objectTypeId === query.objectTypeId),
      )
      .sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
    return accept({ auditedAt: report.auditedAt, ...pageOf(matching, query) });
  },
});

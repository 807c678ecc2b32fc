import * as z from 'zod';
import { ListEntry } from '../../../core/contract/audit-entry.ts';
import { refusalAnswer } from '../errors.ts';
import { NO_AUDIT } from '../not-there.ts';
import { pageOf, PAGING } from '../paging.ts';
import { defineRoute, ok } from '../route.ts';

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
  handle: async ({ deps, identity, query }) => {
    const report = await deps.store.audits.latest(identity.portalId);
    if (report === null) return refusalAnswer(NO_AUDIT);
    const wanted = (query.query ?? '').toLowerCase();
    const matching = report.lists
      .filter(
        ({ name, grounding, objectTypeId }) =>
          name.toLowerCase().includes(wanted) &&
          (query.grounding === undefined || grounding === query.grounding) &&
          (query.objectTypeId === undefined || objectTypeId === query.objectTypeId),
      )
      .sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
    return ok({ auditedAt: report.auditedAt, ...pageOf(matching, query) });
  },
});

import * as z from 'zod';
import { WorkflowEntry } from '../../../core/contract/audit-entry.ts';
import { WorkflowList } from '../../../core/contract/workflow-page.ts';
import { WorkflowClass } from '../../../core/grounding/judgements.ts';
import { accept } from '../../../core/result.ts';
import { NO_AUDIT } from '../not-there.ts';
import { pageOf, PAGING } from '../paging.ts';
import { defineRoute } from '../route.ts';

const Query = z.strictObject({
  ...PAGING,
  query: z.string().max(200).optional(),
  class: z.optional(WorkflowClass),
  grounding: z.optional(WorkflowEntry.shape.grounding),
  /** Key of a family of the latest audit. */
  family: z.string().max(100).optional(),
  isEnabled: z.enum(['true', 'false']).optional(),
  sort: z.enum(['name', 'sent', 'unsubscribed']).default('name'),
});
type Query = z.infer<typeof Query>;

/** Workflows of the latest audit: searched, filtered, sorted, a page at a time. */
export const listWorkflows = defineRoute({
  method: 'get',
  path: '/api/workflows',
  access: 'read',
  params: null,
  body: null,
  query: Query,
  answer: WorkflowList,
  handle: async ({ deps, identity, query }) => {
    const report = await deps.store.audits.latest(identity.portalId);
    if (report === null) return NO_AUDIT;
    const family = report.families.find(({ key }) => key === query.family);
    const ids = query.family === undefined ? null : new Set(family?.workflowIds);
    const matching = report.workflows
      .filter((workflow) => matches(workflow, query) && (ids === null || ids.has(workflow.id)))
      .sort(ORDERS[query.sort]);
    return accept({ auditedAt: report.auditedAt, ...pageOf(matching, query) });
  },
});

function matches(workflow: WorkflowEntry, query: Query): boolean {
  return (
    (query.class === undefined || workflow.class === query.class) &&
    (query.isEnabled === undefined || String(workflow.isEnabled) === query.isEnabled) &&
    (query.grounding === undefined || workflow.grounding === query.grounding) &&
    (query.query === undefined || workflow.name.toLowerCase().includes(query.query.toLowerCase()))
  );
}

const byName = (a: WorkflowEntry, b: WorkflowEntry) =>
  a.name.localeCompare(b.name) || a.id.localeCompare(b.id);

const ORDERS: Record<Query['sort'], (a: WorkflowEntry, b: WorkflowEntry) => number> = {
  name: byName,
  sent: (a, b) => (b.sent ?? -1) - (a.sent ?? -1) || byName(a, b),
  unsubscribed: (a, b) => (b.unsubscribed ?? -1) - (a.unsubscribed ?? -1) || byName(a, b),
};

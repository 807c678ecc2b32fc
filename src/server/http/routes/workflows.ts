import * as z from 'zod';
import type { WorkflowEntry } from '../../../core/contract/audit-report.ts';
import { refuse } from '../../../core/result.ts';
import { refusalAnswer } from '../errors.ts';
import { defineRoute, ok } from '../route.ts';
import { NO_AUDIT } from './overview.ts';

const Query = z.strictObject({
  query: z.string().max(200).optional(),
  class: z.string().optional(),
  grounding: z.string().optional(),
  sort: z.enum(['name', 'sent']).default('name'),
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
type Query = z.infer<typeof Query>;

/** Workflows of the latest audit: searched, filtered, sorted, a page at a time. */
export const listWorkflows = defineRoute({
  method: 'get',
  path: '/api/workflows',
  access: 'read',
  body: null,
  query: Query,
  handle: async ({ deps, identity, query }) => {
    const report = await deps.store.audits.latest(identity.portalId);
    if (report === null) return refusalAnswer(NO_AUDIT);
    const matching = report.workflows.filter((workflow) => matches(workflow, query)).sort(ORDERS[query.sort]);
    const end = query.after + query.limit;
    return ok({
      auditedAt: report.auditedAt,
      total: matching.length,
      results: matching.slice(query.after, end),
      after: end < matching.length ? String(end) : null,
    });
  },
});

/** One workflow of the latest audit with its findings. */
export const getWorkflow = defineRoute({
  method: 'get',
  path: '/api/workflows/:id',
  access: 'read',
  body: null,
  query: null,
  handle: async ({ deps, identity, params }) => {
    const report = await deps.store.audits.latest(identity.portalId);
    const workflow = report?.workflows.find(({ id }) => id === params['id']);
    if (report === null || workflow === undefined) return refusalAnswer(NO_WORKFLOW);
    const findings = report.findings.filter(
      ({ asset }) => asset.kind === 'workflow' && asset.id === workflow.id,
    );
    return ok({ auditedAt: report.auditedAt, workflow, findings });
  },
});

const NO_WORKFLOW = refuse(
  'not_found',
  'The latest audit knows no workflow with this id.',
  'Check the id, or run an audit if the workflow is new.',
);

function matches(workflow: WorkflowEntry, query: Query): boolean {
  return (
    (query.class === undefined || workflow.class === query.class) &&
    (query.grounding === undefined || workflow.grounding === query.grounding) &&
    (query.query === undefined || workflow.name.toLowerCase().includes(query.query.toLowerCase()))
  );
}

const byName = (a: WorkflowEntry, b: WorkflowEntry) =>
  a.name.localeCompare(b.name) || a.id.localeCompare(b.id);

const ORDERS: Record<Query['sort'], (a: WorkflowEntry, b: WorkflowEntry) => number> = {
  name: byName,
  sent: (a, b) => (b.sent ?? -1) - (a.sent ?? -1) || byName(a, b),
};

import type { WorkflowEntry } from '../../../core/contract/audit-entry.ts';
import type { AuditReport } from '../../../core/contract/audit-report.ts';
import { WorkflowPage } from '../../../core/contract/workflow-page.ts';
import { accept } from '../../../core/result.ts';
import { WorkflowParams } from '../inputs.ts';
import { NO_WORKFLOW } from '../not-there.ts';
import { defineRoute } from '../route.ts';

/** One workflow of the latest audit with its findings. */
export const getWorkflow = defineRoute({
  method: 'get',
  path: '/api/workflows/:id',
  access: 'read',
  params: WorkflowParams,
  body: null,
  query: null,
  answer: WorkflowPage,
  handle: async ({ deps, identity, params }) => {
    const report = await deps.store.audits.latest(identity.portalId);
    const workflow = report?.workflows.find(({ id }) => id === params.id);
    if (report === null || workflow === undefined) return NO_WORKFLOW;
    const findings = report.findings.filter(
      ({ asset }) => asset.kind === 'workflow' && asset.id === workflow.id,
    );
    return accept({ auditedAt: report.auditedAt, workflow, findings, names: namesOf(report, workflow) });
  },
});

/** Names of everything the workflow's chains go through. */
function namesOf(report: AuditReport, { via }: WorkflowEntry): WorkflowPage['names'] {
  const ends = via.flatMap(({ hops }) => hops.flatMap(({ from, to }) => [from, to]));
  const wanted = new Set(ends.map(({ kind, id }) => `${kind}:${id}`));
  const known = [
    ...report.workflows.map(({ id, name }) => ({ kind: 'workflow' as const, id, name })),
    ...report.lists.map(({ id, name }) => ({ kind: 'list' as const, id, name })),
    ...report.hypotheses.map(({ id, title }) => ({ kind: 'hypothesis' as const, id, name: title })),
  ];
  return known.filter(({ kind, id }) => wanted.has(`${kind}:${id}`));
}

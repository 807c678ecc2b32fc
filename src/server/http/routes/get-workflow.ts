import { refusalAnswer } from '../errors.ts';
import { WorkflowParams } from '../inputs.ts';
import { NO_WORKFLOW } from '../not-there.ts';
import { defineRoute, ok } from '../route.ts';

/** One workflow of the latest audit with its findings. */
export const getWorkflow = defineRoute({
  method: 'get',
  path: '/api/workflows/:id',
  access: 'read',
  params: WorkflowParams,
  body: null,
  query: null,
  handle: async ({ deps, identity, params }) => {
    const report = await deps.store.audits.latest(identity.portalId);
    const workflow = report?.workflows.find(({ id }) => id === params.id);
    if (report === null || workflow === undefined) return refusalAnswer(NO_WORKFLOW);
    const findings = report.findings.filter(
      ({ asset }) => asset.kind === 'workflow' && asset.id === workflow.id,
    );
    return ok({ auditedAt: report.auditedAt, workflow, findings });
  },
});

import { Overview } from '../../../core/contract/overview.ts';
import { accept } from '../../../core/result.ts';
import { toOverview } from '../../use-cases/explain/to-overview.ts';
import { AuditParams } from '../inputs.ts';
import { NO_RUN } from '../not-there.ts';
import { defineRoute } from '../route.ts';

/** What an earlier audit came to; its report has to be one of those still kept. */
export const getAudit = defineRoute({
  method: 'get',
  path: '/api/audits/:id',
  access: 'read',
  params: AuditParams,
  body: null,
  query: null,
  answer: Overview,
  handle: async ({ deps, identity, params }) => {
    const report = await deps.store.audits.get(identity.portalId, params.id);
    if (report === null) return NO_RUN;
    return accept(toOverview(report, await deps.store.audits.runs(identity.portalId)));
  },
});

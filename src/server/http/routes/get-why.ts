import { WhyReport } from '../../../core/contract/why-report.ts';
import { whyOf } from '../../../core/explain/why/why.ts';
import { accept } from '../../../core/result.ts';
import { WhyParams } from '../inputs.ts';
import { NO_ASSET } from '../not-there.ts';
import { defineRoute } from '../route.ts';

/** May it be turned off? What the latest audit knows of a workflow or segment, and of what depends on it. */
export const getWhy = defineRoute({
  method: 'get',
  path: '/api/why/:kind/:id',
  access: 'read',
  params: WhyParams,
  body: null,
  query: null,
  answer: WhyReport,
  handle: async ({ deps, identity, params }) => {
    const report = await deps.store.audits.latest(identity.portalId);
    const why = report === null ? null : whyOf(report, params.kind, params.id);
    return why === null ? NO_ASSET : accept(why);
  },
});

import { Overview } from '../../../core/contract/overview.ts';
import { accept } from '../../../core/result.ts';
import { toOverview } from '../../use-cases/explain/to-overview.ts';
import { NO_AUDIT } from '../not-there.ts';
import { defineRoute } from '../route.ts';

/** What the latest audit comes to. */
export const getOverview = defineRoute({
  method: 'get',
  path: '/api/overview',
  access: 'read',
  params: null,
  body: null,
  query: null,
  answer: Overview,
  handle: async ({ deps, identity }) => {
    const report = await deps.store.audits.latest(identity.portalId);
    if (report === null) return NO_AUDIT;
    return accept(toOverview(report, await deps.store.audits.runs(identity.portalId)));
  },
});

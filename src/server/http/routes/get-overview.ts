import { toOverview } from '../../use-cases/explain/to-overview.ts';
import { refusalAnswer } from '../errors.ts';
import { NO_AUDIT } from '../not-there.ts';
import { defineRoute, ok } from '../route.ts';

/** What the latest audit comes to. */
export const getOverview = defineRoute({
  method: 'get',
  path: '/api/overview',
  access: 'read',
  params: null,
  body: null,
  query: null,
  handle: async ({ deps, identity }) => {
    const report = await deps.store.audits.latest(identity.portalId);
    if (report === null) return refusalAnswer(NO_AUDIT);
    return ok(toOverview(report, await deps.store.audits.runs(identity.portalId)));
  },
});

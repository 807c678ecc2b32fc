import { exportHypotheses } from '../../use-cases/exchange/export-hypotheses.ts';
import { defineRoute, ok } from '../route.ts';

/** Everything people have written and judged, as the document that `import` reads back without loss. */
export const exportAll = defineRoute({
  method: 'get',
  path: '/api/export',
  access: 'read',
  params: null,
  body: null,
  query: null,
  handle: async ({ deps, identity }) => ok(await exportHypotheses(deps.store, identity.portalId)),
});

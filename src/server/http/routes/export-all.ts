import { HypothesesDocument } from '../../../core/hypotheses/file/schema.ts';
import { accept } from '../../../core/result.ts';
import { exportHypotheses } from '../../use-cases/exchange/export-hypotheses.ts';
import { defineRoute } from '../route.ts';

/** Everything people have written and judged, as the document that `import` reads back without loss. */
export const exportAll = defineRoute({
  method: 'get',
  path: '/api/export',
  access: 'read',
  params: null,
  body: null,
  query: null,
  answer: HypothesesDocument,
  handle: async ({ deps, identity }) => accept(await exportHypotheses(deps.store, identity.portalId)),
});

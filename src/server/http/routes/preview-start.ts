import { StartPreview } from '../../../core/contract/changes.ts';
import { previewStart } from '../../use-cases/hypotheses/preview-start.ts';
import { HypothesisParams } from '../inputs.ts';
import { defineRoute } from '../route.ts';
import { useCaseDeps } from '../use-case-deps.ts';

/** What a start would fix and can be expected to teach: to be shown and accepted before it. */
export const previewStartRoute = defineRoute({
  method: 'get',
  path: '/api/hypotheses/:id/start',
  access: 'read',
  params: HypothesisParams,
  body: null,
  query: null,
  answer: StartPreview,
  handle: async (call) => {
    const request = { portalId: call.identity.portalId, hypothesisId: call.params.id };
    return previewStart(useCaseDeps(call), request);
  },
});

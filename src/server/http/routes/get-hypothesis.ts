import { HypothesisPage } from '../../../core/contract/hypothesis-page.ts';
import { describeHypothesis } from '../../use-cases/explain/describe-hypothesis.ts';
import { HypothesisParams } from '../inputs.ts';
import { defineRoute } from '../route.ts';
import { useCaseDeps } from '../use-case-deps.ts';

/** One hypothesis with what it is attached to, its latest reading and what the checks say. */
export const getHypothesis = defineRoute({
  method: 'get',
  path: '/api/hypotheses/:id',
  access: 'read',
  params: HypothesisParams,
  body: null,
  query: null,
  answer: HypothesisPage,
  handle: (call) => describeHypothesis(useCaseDeps(call), call.identity.portalId, call.params.id),
});

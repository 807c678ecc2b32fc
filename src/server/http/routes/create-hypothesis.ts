import * as z from 'zod';
import { Hypothesis, HypothesisContent, HypothesisId } from '../../../core/hypotheses/hypothesis.ts';
import { createHypothesis } from '../../use-cases/hypotheses/create-hypothesis.ts';
import { createOnce } from '../../use-cases/hypotheses/create-once.ts';
import { defineRoute } from '../route.ts';
import { actorOf, useCaseDeps } from '../use-case-deps.ts';

/** Keeps a new draft. With an id of the sender's making the request may be sent twice: HubSpot repeats POSTs. */
export const createHypothesisRoute = defineRoute({
  method: 'post',
  path: '/api/hypotheses',
  access: 'edit',
  params: null,
  body: z.strictObject({ id: z.optional(HypothesisId), content: HypothesisContent }),
  query: null,
  status: 201,
  answer: Hypothesis,
  handle: async (call) => {
    const { id, content } = call.body;
    const [deps, request] = [useCaseDeps(call), { ...actorOf(call), content }];
    const created =
      id === undefined ? await createHypothesis(deps, request) : await createOnce(deps, { ...request, id });
    return created;
  },
});

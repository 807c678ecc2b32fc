import * as z from 'zod';
import { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import { reviewDecisionUseCase } from '../../use-cases/hypotheses/review-decision.ts';
import { HypothesisParams, SeenVersion } from '../inputs.ts';
import { defineRoute } from '../route.ts';
import { actorOf, useCaseDeps } from '../use-case-deps.ts';

/** Somebody else stands by a decision that goes against the result. */
export const reviewDecisionRoute = defineRoute({
  method: 'post',
  path: '/api/hypotheses/:id/review',
  access: 'edit',
  params: HypothesisParams,
  body: z.strictObject({ seenVersion: SeenVersion }),
  query: null,
  answer: Hypothesis,
  handle: async (call) => {
    const request = { ...actorOf(call), ...call.body, hypothesisId: call.params.id };
    return reviewDecisionUseCase(useCaseDeps(call), request);
  },
});

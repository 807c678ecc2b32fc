import * as z from 'zod';
import { Decided } from '../../../core/contract/changes.ts';
import { Decision } from '../../../core/hypotheses/hypothesis.ts';
import { decide } from '../../use-cases/hypotheses/decide.ts';
import { HypothesisParams, SeenVersion } from '../inputs.ts';
import { defineRoute } from '../route.ts';
import { actorOf, useCaseDeps } from '../use-case-deps.ts';

/** Records a person's decision: keep, change or stop. */
export const decideHypothesisRoute = defineRoute({
  method: 'post',
  path: '/api/hypotheses/:id/decide',
  access: 'edit',
  params: HypothesisParams,
  body: z.strictObject({
    seenVersion: SeenVersion,
    choice: Decision.shape.choice,
    reason: z.string().max(2000),
    /** Somebody else who stands by it, where it goes against the result. */
    reviewedBy: z.optional(z.string().trim().min(1).max(120)),
  }),
  query: null,
  answer: Decided,
  handle: async (call) => {
    const request = { ...actorOf(call), ...call.body, hypothesisId: call.params.id };
    return decide(useCaseDeps(call), request);
  },
});

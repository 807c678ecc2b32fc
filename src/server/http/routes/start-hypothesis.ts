import * as z from 'zod';
import { Started } from '../../../core/contract/changes.ts';
import { StartPlan } from '../../../core/contract/start-plan.ts';
import { startHypothesisUseCase } from '../../use-cases/hypotheses/start-hypothesis.ts';
import { HypothesisParams, SeenVersion } from '../inputs.ts';
import { defineRoute } from '../route.ts';
import { actorOf, useCaseDeps } from '../use-case-deps.ts';

const { nMin, nPlan, tOpt, nOpt } = StartPlan.shape;
const AcceptedPlan = z.strictObject({ nMin, nPlan, tOpt, nOpt });

/** Starts a hypothesis: from here on its prediction, segments and workflows are fixed. */
export const startHypothesisRoute = defineRoute({
  method: 'post',
  path: '/api/hypotheses/:id/start',
  access: 'edit',
  params: HypothesisParams,
  body: z.strictObject({
    seenVersion: SeenVersion,
    /** The plan that was shown: when it is another one by now, nothing is started. */
    accepted: z.optional(AcceptedPlan),
  }),
  query: null,
  answer: Started,
  handle: async (call) => {
    const request = { ...actorOf(call), ...call.body, hypothesisId: call.params.id };
    return startHypothesisUseCase(useCaseDeps(call), request);
  },
});

import * as z from 'zod';
import { startHypothesisUseCase } from '../../use-cases/attach/start-hypothesis.ts';
import { answerOf } from '../errors.ts';
import { HypothesisParams, SeenVersion } from '../inputs.ts';
import { defineRoute } from '../route.ts';
import { actorOf, useCaseDeps } from '../use-case-deps.ts';

/** Starts a hypothesis: from here on its prediction, segments and workflows are fixed. */
export const startHypothesisRoute = defineRoute({
  method: 'post',
  path: '/api/hypotheses/:id/start',
  access: 'edit',
  params: HypothesisParams,
  body: z.strictObject({ seenVersion: SeenVersion }),
  query: null,
  handle: async (call) => {
    const request = { ...actorOf(call), ...call.body, hypothesisId: call.params.id };
    return answerOf(await startHypothesisUseCase(useCaseDeps(call), request));
  },
});

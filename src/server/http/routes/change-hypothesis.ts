import * as z from 'zod';
import { Hypothesis, HypothesisContent } from '../../../core/hypotheses/hypothesis.ts';
import { changeDraft } from '../../use-cases/hypotheses/change-draft.ts';
import { HypothesisParams, SeenVersion } from '../inputs.ts';
import { defineRoute } from '../route.ts';
import { actorOf, useCaseDeps } from '../use-case-deps.ts';

/** Replaces what a draft says, if it still is what its author saw. */
export const changeHypothesis = defineRoute({
  method: 'put',
  path: '/api/hypotheses/:id',
  access: 'edit',
  params: HypothesisParams,
  body: z.strictObject({ seenVersion: SeenVersion, content: HypothesisContent }),
  query: null,
  answer: Hypothesis,
  handle: async (call) => {
    const request = { ...actorOf(call), ...call.body, hypothesisId: call.params.id };
    return changeDraft(useCaseDeps(call), request);
  },
});

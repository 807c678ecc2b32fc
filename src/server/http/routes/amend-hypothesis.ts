import * as z from 'zod';
import { Decided } from '../../../core/contract/changes.ts';
import { answerQuestion } from '../../use-cases/hypotheses/answer-question.ts';
import { HypothesisParams, Reason, SeenVersion } from '../inputs.ts';
import { defineRoute } from '../route.ts';
import { actorOf, useCaseDeps } from '../use-case-deps.ts';

/** Answers the question that keeps a hypothesis from its verdict. */
export const amendHypothesis = defineRoute({
  method: 'post',
  path: '/api/hypotheses/:id/amend',
  access: 'edit',
  params: HypothesisParams,
  body: z.strictObject({
    seenVersion: SeenVersion,
    questionId: z.string().max(40),
    answer: z.enum(['yes', 'no']),
    reason: Reason,
  }),
  query: null,
  answer: Decided,
  handle: async (call) => {
    const request = { ...actorOf(call), ...call.body, hypothesisId: call.params.id };
    return answerQuestion(useCaseDeps(call), request);
  },
});

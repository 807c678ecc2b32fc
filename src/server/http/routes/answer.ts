import * as z from 'zod';
import { Answered } from '../../../core/contract/changes.ts';
import { DestinationClass } from '../../../core/grounding/judgements.ts';
import { answer } from '../../use-cases/judge/answer.ts';
import { Destination, Reason } from '../inputs.ts';
import { defineRoute } from '../route.ts';
import { actorOf, useCaseDeps } from '../use-case-deps.ts';

/** Says of outside systems whether they write to customers, for every workflow that uses them. */
export const answerRoute = defineRoute({
  method: 'post',
  path: '/api/answers',
  access: 'edit',
  params: null,
  body: z.strictObject({
    destinations: z.array(Destination).min(1).max(100),
    class: DestinationClass,
    reason: Reason,
  }),
  query: null,
  answer: Answered,
  handle: (call) => answer(useCaseDeps(call), { ...actorOf(call), ...call.body }),
});

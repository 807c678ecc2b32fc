import * as z from 'zod';
import { Outcome } from '../../../core/contract/changes.ts';
import { HypothesisId } from '../../../core/hypotheses/hypothesis.ts';
import { accept } from '../../../core/result.ts';
import { contradict } from '../../use-cases/judge/contradict.ts';
import { HubSpotId, Reason } from '../inputs.ts';
import { defineRoute } from '../route.ts';
import { actorOf, useCaseDeps } from '../use-case-deps.ts';

/** Says that a hypothesis does not cover a workflow, although a chain leads there. */
export const contradictRoute = defineRoute({
  method: 'post',
  path: '/api/contradictions',
  access: 'edit',
  params: null,
  body: z.strictObject({ workflowId: HubSpotId, hypothesisId: HypothesisId, reason: Reason }),
  query: null,
  answer: Outcome,
  handle: async (call) => {
    const said = await contradict(useCaseDeps(call), { ...actorOf(call), ...call.body });
    return said.ok ? accept({ outcome: said.value }) : said;
  },
});

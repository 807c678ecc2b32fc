import * as z from 'zod';
import { WorkflowClass } from '../../../core/grounding/judgements.ts';
import { accept } from '../../../core/result.ts';
import { setClass } from '../../use-cases/attach/set-class.ts';
import { answerOf } from '../errors.ts';
import { HubSpotId, Reason } from '../inputs.ts';
import { defineRoute } from '../route.ts';
import { actorOf, useCaseDeps } from '../use-case-deps.ts';

/** Says what a workflow is, where its actions do not tell or tell wrong. */
export const setClassRoute = defineRoute({
  method: 'post',
  path: '/api/classes',
  access: 'edit',
  params: null,
  body: z.strictObject({ workflowId: HubSpotId, class: WorkflowClass, reason: Reason }),
  query: null,
  handle: async (call) => {
    const set = await setClass(useCaseDeps(call), { ...actorOf(call), ...call.body });
    return answerOf(set.ok ? accept({ outcome: set.value }) : set);
  },
});

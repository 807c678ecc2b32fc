import * as z from 'zod';
import { Judged } from '../../../core/contract/changes.ts';
import { WorkflowClass } from '../../../core/grounding/judgements.ts';
import { setClass } from '../../use-cases/judge/set-class.ts';
import { HubSpotId, Reason } from '../inputs.ts';
import { defineRoute } from '../route.ts';
import { actorOf, useCaseDeps } from '../use-case-deps.ts';

/** Says what workflows are, where their actions do not tell or tell wrong; all of them or none. */
export const setClassRoute = defineRoute({
  method: 'post',
  path: '/api/classes',
  access: 'edit',
  params: null,
  body: z.strictObject({
    workflowIds: z.array(HubSpotId).min(1).max(100),
    class: WorkflowClass,
    reason: Reason,
  }),
  query: null,
  answer: Judged,
  handle: (call) => setClass(useCaseDeps(call), { ...actorOf(call), ...call.body }),
});

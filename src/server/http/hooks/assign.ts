import type { Exposed } from '../../use-cases/expose/expose.ts';
import { assignRecord } from '../../use-cases/expose/assign-record.ts';
import { learnActionType } from '../../use-cases/expose/learn-action-type.ts';
import { NOT_CONNECTED } from '../errors.ts';
import type { Answer } from '../route.ts';
import { actionTypeIdOf, StepCall } from './action-call.ts';
import { defineHook, ok } from './hook.ts';

/**
 * “Assign to hypothesis”, the step of a workflow. Whatever is wrong on our side, the record goes on through the
 * workflow: it is then assigned to nothing and the output says why.
 */
export const assignHook = defineHook({
  path: '/actions/assign',
  signature: 'v3_or_v2',
  body: StepCall,
  whenBroken: ({ message }) => goOn(message),
  handle: async ({ deps, body: { origin, context, object, inputFields } }) => {
    const { portalId } = origin;
    if (!(await deps.connections.isConnected(portalId))) return goOn(NOT_CONNECTED.message);
    const actionTypeId = actionTypeIdOf(origin);
    if (actionTypeId !== null) await learnActionType(deps.store, portalId, actionTypeId);
    const chosen = inputFields['hypothesis'];
    const assigned = await assignRecord(deps, {
      portalId,
      hypothesisId: typeof chosen === 'string' && chosen !== '' ? chosen : null,
      workflowId: context?.workflowId ?? null,
      objectType: object?.objectType ?? null,
      recordId: object?.objectId ?? null,
    });
    return assigned.ok ? goOnWith(assigned.value) : goOn(`${assigned.message} ${assigned.hint}`);
  },
});

function goOnWith({ hypothesisId, arm, exposedAt }: Exposed): Answer {
  const outputs = { arm, hypothesis: hypothesisId, exposed_at: String(exposedAt), reason: '' };
  return ok({ outputFields: { ...outputs, hs_execution_state: 'SUCCESS' } });
}

function goOn(reason: string): Answer {
  return ok({ outputFields: { arm: 'none', reason, hs_execution_state: 'FAIL_CONTINUE' } });
}

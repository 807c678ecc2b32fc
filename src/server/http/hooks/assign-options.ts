import { learnActionType } from '../../use-cases/expose/learn-action-type.ts';
import { offerHypotheses } from '../../use-cases/expose/offer-hypotheses.ts';
import { NOT_CONNECTED, refusalAnswer } from '../errors.ts';
import { pageOf } from '../paging.ts';
import { actionTypeIdOf, OptionsCall } from './action-call.ts';
import { defineHook, ok } from './hook.ts';

const AT_ONCE = 50;

/** The dropdown in the step's settings: the hypotheses that fit the workflow, searched and page by page. */
export const assignOptionsHook = defineHook({
  path: '/actions/assign/options',
  signature: 'v3_or_v2',
  body: OptionsCall,
  whenBroken: null,
  handle: async ({ deps, body }) => {
    const { portalId } = body.origin;
    if (!(await deps.connections.isConnected(portalId))) return refusalAnswer(NOT_CONNECTED);
    const actionTypeId = actionTypeIdOf(body.origin);
    if (actionTypeId !== null) await learnActionType(deps.store, portalId, actionTypeId);
    const asked = body.fetchOptions ?? body.inputFields?.fetchOptions;
    const offered = await offerHypotheses(deps.store, {
      portalId,
      objectTypeId: body.objectTypeId ?? null,
      search: asked?.q ?? '',
    });
    const page = pageOf(offered, { after: asked?.after ?? 0, limit: AT_ONCE });
    const more = page.after === null ? {} : { after: page.after };
    return ok({ options: page.results, searchable: true, ...more });
  },
});

import * as z from 'zod';
import { Settings } from '../../../core/contract/settings.ts';
import { changeEditors } from '../../use-cases/settings/change-editors.ts';
import { HubSpotId } from '../inputs.ts';
import { defineRoute } from '../route.ts';
import { settingsAnswer } from '../settings-answer.ts';

/** Names who may change things. The last one cannot be taken away, nor can editors take away themselves. */
export const changeEditorsRoute = defineRoute({
  method: 'put',
  path: '/api/settings/editors',
  access: 'edit',
  params: null,
  body: z.strictObject({ editors: z.array(HubSpotId).max(100) }),
  query: null,
  answer: Settings,
  handle: async (call) => {
    const { deps, identity, body } = call;
    const changed = await changeEditors(deps.store, { ...identity, editors: body.editors });
    return changed.ok ? settingsAnswer(call) : changed;
  },
});

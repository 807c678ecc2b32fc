import * as z from 'zod';
import { switchWrites } from '../../use-cases/write-back/switch-writes.ts';
import { settingsAnswer } from '../settings-answer.ts';
import { defineRoute } from '../route.ts';

/** Allows writing results to records, or ends it; what was written stays. */
export const switchWritesRoute = defineRoute({
  method: 'put',
  path: '/api/settings/writes',
  access: 'edit',
  params: null,
  body: z.strictObject({ enabled: z.boolean() }),
  query: null,
  handle: async (call) => {
    await switchWrites(call.deps.store, call.identity.portalId, call.body.enabled);
    return settingsAnswer(call);
  },
});

import * as z from 'zod';
import { Settings } from '../../../core/contract/settings.ts';
import { switchWrites } from '../../use-cases/write-back/switch-writes.ts';
import { settingsAnswer } from '../settings-answer.ts';
import { defineRoute } from '../route.ts';

/**
 * Allows writing results to records, with or without who is held out, and making tasks for owners, or ends it; what was
 * written stays.
 */
export const switchWritesRoute = defineRoute({
  method: 'put',
  path: '/api/settings/writes',
  access: 'edit',
  params: null,
  body: z.strictObject({
    enabled: z.boolean(),
    heldOut: z.boolean().optional(),
    tasks: z.boolean().optional(),
  }),
  query: null,
  answer: Settings,
  handle: async (call) => {
    const { enabled, heldOut, tasks } = call.body;
    const to = {
      writesEnabled: enabled,
      ...(heldOut === undefined ? {} : { writesHeldOut: heldOut }),
      ...(tasks === undefined ? {} : { tasksEnabled: tasks }),
    };
    await switchWrites(call.deps.store, call.identity.portalId, to);
    return settingsAnswer(call);
  },
});

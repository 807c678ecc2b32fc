import type { Sent } from '../../../core/contract/weekly.ts';
import { accept } from '../../../core/result.ts';
import { sendTestMessage } from '../../use-cases/tell/weekly-message.ts';
import { answerOf } from '../errors.ts';
import { defineRoute } from '../route.ts';

/** Sends a line to the address of the weekly message at once, to see that it arrives. */
export const testWeeklyMessage = defineRoute({
  method: 'post',
  path: '/api/settings/weekly-message/test',
  access: 'edit',
  params: null,
  body: null,
  query: null,
  handle: async ({ deps, identity }) => {
    const sent = await sendTestMessage(deps, identity.portalId);
    return answerOf(sent.ok ? accept({ outcome: sent.value } satisfies Sent) : sent);
  },
});

import { Sent } from '../../../core/contract/weekly.ts';
import { accept } from '../../../core/result.ts';
import { sendTestMessage } from '../../use-cases/tell/weekly-message.ts';
import { defineRoute } from '../route.ts';

/** Sends a line to the address of the weekly message at once, to see that it arrives. */
export const testWeeklyMessage = defineRoute({
  method: 'post',
  path: '/api/settings/weekly-message/test',
  access: 'edit',
  params: null,
  body: null,
  query: null,
  answer: Sent,
  handle: async ({ deps, identity }) => {
    const sent = await sendTestMessage(deps, identity.portalId);
    return sent.ok ? accept({ outcome: sent.value }) : sent;
  },
});

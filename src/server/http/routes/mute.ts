import * as z from 'zod';
import { Outcome } from '../../../core/contract/changes.ts';
import { accept } from '../../../core/result.ts';
import { mute } from '../../use-cases/judge/mute.ts';
import { MUTE_TARGET, Reason } from '../inputs.ts';
import { defineRoute } from '../route.ts';
import { actorOf, useCaseDeps } from '../use-case-deps.ts';

/** Keeps findings from counting until a day. */
export const muteRoute = defineRoute({
  method: 'post',
  path: '/api/mutes',
  access: 'edit',
  params: null,
  body: z.strictObject({ ...MUTE_TARGET, reason: Reason, until: z.string().max(40) }),
  query: null,
  answer: Outcome,
  handle: async (call) => {
    const { reason, until, ...target } = call.body;
    const muted = await mute(useCaseDeps(call), { ...actorOf(call), target, reason, until });
    return muted.ok ? accept({ outcome: muted.value }) : muted;
  },
});

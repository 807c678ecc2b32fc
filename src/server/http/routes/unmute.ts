import * as z from 'zod';
import { Outcome } from '../../../core/contract/changes.ts';
import { accept } from '../../../core/result.ts';
import { unmute } from '../../use-cases/judge/mute.ts';
import { MUTE_TARGET } from '../inputs.ts';
import { defineRoute } from '../route.ts';
import { useCaseDeps } from '../use-case-deps.ts';

/** Lets muted findings count again. */
export const unmuteRoute = defineRoute({
  method: 'delete',
  path: '/api/mutes',
  access: 'edit',
  params: null,
  body: z.strictObject(MUTE_TARGET),
  query: null,
  answer: Outcome,
  handle: async (call) => {
    const unmuted = await unmute(useCaseDeps(call), { portalId: call.identity.portalId, target: call.body });
    return unmuted.ok ? accept({ outcome: unmuted.value }) : unmuted;
  },
});

import * as z from 'zod';
import { accept } from '../../../core/result.ts';
import { exempt } from '../../use-cases/attach/exempt.ts';
import { answerOf } from '../errors.ts';
import { AssetRef, Reason } from '../inputs.ts';
import { defineRoute } from '../route.ts';
import { actorOf, useCaseDeps } from '../use-case-deps.ts';

/** Says that a workflow or segment needs no hypothesis until a day. */
export const exemptRoute = defineRoute({
  method: 'post',
  path: '/api/exemptions',
  access: 'edit',
  params: null,
  body: z.strictObject({ asset: AssetRef, reason: Reason, until: z.string().max(40) }),
  query: null,
  handle: async (call) => {
    const exempted = await exempt(useCaseDeps(call), { ...actorOf(call), ...call.body });
    return answerOf(exempted.ok ? accept({ outcome: exempted.value }) : exempted);
  },
});

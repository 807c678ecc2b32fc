import * as z from 'zod';
import { Judged } from '../../../core/contract/changes.ts';
import { exempt } from '../../use-cases/judge/exempt.ts';
import { AssetRef, Reason } from '../inputs.ts';
import { defineRoute } from '../route.ts';
import { actorOf, useCaseDeps } from '../use-case-deps.ts';

/** Says that workflows or segments need no hypothesis until a day; all of them or none. */
export const exemptRoute = defineRoute({
  method: 'post',
  path: '/api/exemptions',
  access: 'edit',
  params: null,
  body: z.strictObject({
    assets: z.array(AssetRef).min(1).max(100),
    reason: Reason,
    until: z.string().max(40),
  }),
  query: null,
  answer: Judged,
  handle: (call) => exempt(useCaseDeps(call), { ...actorOf(call), ...call.body }),
});

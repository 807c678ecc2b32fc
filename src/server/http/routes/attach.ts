import * as z from 'zod';
import { Attached } from '../../../core/contract/changes.ts';
import { HypothesisId } from '../../../core/hypotheses/hypothesis.ts';
import { attachAssets } from '../../use-cases/attach/attach-assets.ts';
import { HubSpotId, SeenVersion } from '../inputs.ts';
import { defineRoute } from '../route.ts';
import { actorOf, useCaseDeps } from '../use-case-deps.ts';

const Asset = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('list'), id: HubSpotId, role: z.enum(['treatment', 'control']) }),
  z.strictObject({ kind: z.literal('workflow'), id: HubSpotId, role: z.literal('tactic') }),
]);

/** Attaches segments and workflows to a hypothesis, all of them or none. */
export const attach = defineRoute({
  method: 'post',
  path: '/api/attachments',
  access: 'edit',
  params: null,
  body: z.strictObject({
    hypothesisId: HypothesisId,
    seenVersion: SeenVersion,
    assets: z.array(Asset).min(1).max(100),
  }),
  query: null,
  answer: Attached,
  handle: (call) => attachAssets(useCaseDeps(call), { ...actorOf(call), ...call.body }),
});

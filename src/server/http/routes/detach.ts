import * as z from 'zod';
import { Outcome } from '../../../core/contract/changes.ts';
import { HypothesisId } from '../../../core/hypotheses/hypothesis.ts';
import { accept } from '../../../core/result.ts';
import { detachAsset } from '../../use-cases/attach/detach-asset.ts';
import { AssetRef, SeenVersion } from '../inputs.ts';
import { defineRoute } from '../route.ts';
import { actorOf, useCaseDeps } from '../use-case-deps.ts';

/** Takes one attachment away. */
export const detach = defineRoute({
  method: 'delete',
  path: '/api/attachments',
  access: 'edit',
  params: null,
  body: z.strictObject({ hypothesisId: HypothesisId, seenVersion: SeenVersion, asset: AssetRef }),
  query: null,
  answer: Outcome,
  handle: async (call) => {
    const detached = await detachAsset(useCaseDeps(call), { ...actorOf(call), ...call.body });
    return detached.ok ? accept({ outcome: detached.value }) : detached;
  },
});

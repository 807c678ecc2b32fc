import * as z from 'zod';
import { Outcome } from '../../../core/contract/changes.ts';
import { HypothesisId } from '../../../core/hypotheses/hypothesis.ts';
import { MisfitReason } from '../../../core/hypotheses/misfit-reason.ts';
import { accept } from '../../../core/result.ts';
import { noteMisfit } from '../../use-cases/judge/note-misfit.ts';
import { RecordParams } from '../inputs.ts';
import { defineRoute } from '../route.ts';
import { actorOf, useCaseDeps } from '../use-case-deps.ts';

/** “This doesn't fit”: evidence from whoever knows the record, so that it is open to everyone who may look. */
export const noteMisfitRoute = defineRoute({
  method: 'post',
  path: '/api/misfits',
  access: 'read',
  params: null,
  body: z.strictObject({
    ...RecordParams.shape,
    hypothesisId: HypothesisId,
    reason: MisfitReason,
    note: z.string().max(140),
  }),
  query: null,
  answer: Outcome,
  handle: async (call) => {
    const noted = await noteMisfit(useCaseDeps(call), { ...actorOf(call), ...call.body });
    return noted.ok ? accept({ outcome: noted.value }) : noted;
  },
});

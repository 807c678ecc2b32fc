import * as z from 'zod';
import { accept } from '../../../core/result.ts';
import { freezeBacklog } from '../../use-cases/audit/freeze-backlog.ts';
import { answerOf } from '../errors.ts';
import { defineRoute } from '../route.ts';
import { actorOf, useCaseDeps } from '../use-case-deps.ts';

/** Start from here: what the latest audit found does not count from the next one on. */
export const freezeBacklogRoute = defineRoute({
  method: 'post',
  path: '/api/backlog',
  access: 'edit',
  params: null,
  body: z.strictObject({}),
  query: null,
  handle: async (call) => {
    const frozen = await freezeBacklog(useCaseDeps(call), actorOf(call));
    return answerOf(
      frozen.ok
        ? accept({ at: frozen.value.at, frozen: frozen.value.entries.length, effective: 'next_audit' })
        : frozen,
    );
  },
});

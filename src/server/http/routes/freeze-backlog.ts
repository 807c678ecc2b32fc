import * as z from 'zod';
import type { Frozen } from '../../../core/contract/changes.ts';
import { freezeBacklog } from '../../use-cases/audit/freeze-backlog.ts';
import { answerOf } from '../errors.ts';
import { defineRoute, ok } from '../route.ts';
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
    const backlog = await freezeBacklog(useCaseDeps(call), actorOf(call));
    if (!backlog.ok) return answerOf(backlog);
    const { at, entries } = backlog.value;
    return ok({ at, frozen: entries.length, effective: 'next_audit' } satisfies Frozen);
  },
});

import * as z from 'zod';
import { Frozen } from '../../../core/contract/changes.ts';
import { accept } from '../../../core/result.ts';
import { freezeBacklog } from '../../use-cases/audit/freeze-backlog.ts';
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
  answer: Frozen,
  handle: async (call) => {
    const backlog = await freezeBacklog(useCaseDeps(call), actorOf(call));
    if (!backlog.ok) return backlog;
    const { at, entries } = backlog.value;
    return accept<Frozen>({ at, frozen: entries.length, effective: 'next_audit' });
  },
});

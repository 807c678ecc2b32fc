import * as z from 'zod';
import { Settings } from '../../../core/contract/settings.ts';
import { eraseData } from '../../use-cases/install/erase-data.ts';
import { CONFIRMATION, notConfirmed } from '../confirmed.ts';
import { defineRoute } from '../route.ts';
import { settingsAnswer } from '../settings-answer.ts';

/** Erases everything that was written, read and counted for the account; the connection stays. */
export const eraseDataRoute = defineRoute({
  method: 'post',
  path: '/api/data/erase',
  access: 'edit',
  params: null,
  body: z.strictObject(CONFIRMATION),
  query: null,
  answer: Settings,
  handle: async (call) => {
    const { deps, body } = call;
    const { portalId } = call.identity;
    const refusal = notConfirmed(portalId, body.confirm);
    if (refusal !== null) return refusal;
    const { leaveResults } = body;
    // Work that is under way would write again what is being erased.
    const erased = await deps.jobs.alone(portalId, async () => {
      const done = await eraseData(deps, { portalId, leaveResults });
      if (done.ok) await deps.jobs.forget(portalId);
      return done;
    });
    return erased.ok ? settingsAnswer(call) : erased;
  },
});

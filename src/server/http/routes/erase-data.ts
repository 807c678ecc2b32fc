import * as z from 'zod';
import { eraseData } from '../../use-cases/install/erase-data.ts';
import { CONFIRMATION, notConfirmed, stillWorking } from '../confirmed.ts';
import { refusalAnswer } from '../errors.ts';
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
  handle: async (call) => {
    const { deps, body } = call;
    const { portalId } = call.identity;
    const refusal = notConfirmed(portalId, body.confirm) ?? stillWorking(deps.jobs, portalId);
    if (refusal !== null) return refusalAnswer(refusal);
    const erased = await eraseData(deps, { portalId, leaveResults: body.leaveResults });
    return erased.ok ? settingsAnswer(call) : refusalAnswer(erased);
  },
});

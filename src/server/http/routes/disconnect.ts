import * as z from 'zod';
import type { Disconnected } from '../../../core/contract/disconnected.ts';
import { toInstant } from '../../../core/time.ts';
import { checkResults } from '../../use-cases/install/erase-data.ts';
import { CONFIRMATION, notConfirmed, stillWorking } from '../confirmed.ts';
import { refusalAnswer } from '../errors.ts';
import { defineRoute, ok } from '../route.ts';

/**
 * Takes the app out of the account: HubSpot's access ends at once; the data is erased at once too if asked, else when
 * its time is up, so that connecting again until then brings it back.
 */
export const disconnect = defineRoute({
  method: 'post',
  path: '/api/disconnect',
  access: 'edit',
  params: null,
  body: z.strictObject({ ...CONFIRMATION, eraseNow: z.boolean().default(false) }),
  query: null,
  handle: async ({ deps, identity: { portalId }, body }) => {
    const { store, connections, now } = deps;
    const refusal =
      notConfirmed(portalId, body.confirm) ?? (body.eraseNow ? stillWorking(deps.jobs, portalId) : null);
    if (refusal !== null) return refusalAnswer(refusal);
    const results = await checkResults(store, { portalId, leaveResults: body.leaveResults });
    if (!results.ok) return refusalAnswer(results);
    const ended = await connections.end(portalId);
    if (!ended.ok) return refusalAnswer(ended);
    if (body.eraseNow) await store.portals.erase(portalId);
    const { at, eraseAt } = ended.value.disconnected ?? { at: toInstant(now()), eraseAt: null };
    return ok({ at, eraseAt: body.eraseNow ? null : eraseAt } satisfies Disconnected);
  },
});

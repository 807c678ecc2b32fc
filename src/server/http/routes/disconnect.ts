import * as z from 'zod';
import { Disconnected } from '../../../core/contract/disconnected.ts';
import { accept, type Result } from '../../../core/result.ts';
import { toInstant } from '../../../core/time.ts';
import { checkResults } from '../../use-cases/install/erase-data.ts';
import { CONFIRMATION, notConfirmed } from '../confirmed.ts';
import type { RefusalCode } from '../errors.ts';
import { defineRoute, type HttpDeps } from '../route.ts';

const Body = z.strictObject({ ...CONFIRMATION, eraseNow: z.boolean().default(false) });
type Body = z.infer<typeof Body>;

/**
 * Takes the app out of the account: HubSpot's access ends at once; the data is erased at once too if asked, else when
 * its time is up, so that connecting again until then brings it back.
 */
export const disconnect = defineRoute({
  method: 'post',
  path: '/api/disconnect',
  access: 'edit',
  params: null,
  body: Body,
  query: null,
  answer: Disconnected,
  handle: async ({ deps, identity: { portalId }, body }) => {
    const refusal = notConfirmed(portalId, body.confirm);
    if (refusal !== null) return refusal;
    const work = () => leave(deps, portalId, body);
    // Work that is under way would write again what is being erased; without erasing it ends at its next call.
    return body.eraseNow ? deps.jobs.alone(portalId, work) : work();
  },
});

async function leave(
  { store, connections, jobs, now }: HttpDeps,
  portalId: string,
  { leaveResults, eraseNow }: Body,
): Promise<Result<Disconnected, RefusalCode>> {
  const results = await checkResults(store, { portalId, leaveResults });
  if (!results.ok) return results;
  const ended = await connections.end(portalId);
  if (!ended.ok) return ended;
  if (eraseNow) {
    await jobs.forget(portalId);
    await store.portals.erase(portalId);
  }
  const { at, eraseAt } = ended.value.disconnected ?? { at: toInstant(now()), eraseAt: null };
  return accept({ at, eraseAt: eraseNow ? null : eraseAt });
}

import type { WeeklySettings } from '../../core/contract/weekly.ts';
import { accept, type Result } from '../../core/result.ts';
import { addressSeen } from '../use-cases/tell/kept-address.ts';
import { NOT_CONNECTED } from './errors.ts';
import type { RouteContext } from './route.ts';

/** Where the weekly message goes, without what would let anybody else write there. */
export async function weeklyAnswer({
  deps,
  identity,
}: RouteContext): Promise<Result<WeeklySettings, 'not_connected'>> {
  const portal = await deps.store.portals.get(identity.portalId);
  if (portal === null) return NOT_CONNECTED;
  const { weekly } = portal;
  if (weekly === null) return accept({ host: null, ending: null, since: null });
  return accept({ ...addressSeen(weekly.url), since: weekly.since });
}

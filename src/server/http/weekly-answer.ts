import type { WeeklySettings } from '../../core/contract/weekly.ts';
import { NOT_CONNECTED, refusalAnswer } from './errors.ts';
import { ok, type Answer, type RouteContext } from './route.ts';

/** Where the weekly message goes, without what would let anybody else write there. */
export async function weeklyAnswer({ deps, identity }: RouteContext): Promise<Answer> {
  const portal = await deps.store.portals.get(identity.portalId);
  if (portal === null) return refusalAnswer(NOT_CONNECTED);
  const { weekly } = portal;
  const host = weekly === null ? null : new URL(weekly.url).hostname;
  return ok({ host, since: weekly?.since ?? null } satisfies WeeklySettings);
}

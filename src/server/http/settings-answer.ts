import type { Settings } from '../../core/contract/settings.ts';
import { NOT_CONNECTED, refusalAnswer } from './errors.ts';
import { ok, type Answer, type RouteContext } from './route.ts';

/** How the account stands with Groundwork, for the settings page. */
export async function settingsAnswer({ deps, identity, doors }: RouteContext): Promise<Answer> {
  const portal = await deps.store.portals.get(identity.portalId);
  if (portal === null) return refusalAnswer(NOT_CONNECTED);
  const { portalId, uiDomain, timeZone, since, writesEnabled, writesHeldOut, editors } = portal;
  const settings: Settings = {
    connection: { portalId, uiDomain, timeZone, since },
    requests: doors.hubspot.requests(),
    writesEnabled,
    writesHeldOut,
    editors,
    you: { userId: identity.userId, mayEdit: editors.includes(identity.userId) },
  };
  return ok(settings);
}

import { scopesMissing } from '../../core/access/scopes.ts';
import type { Settings } from '../../core/contract/settings.ts';
import { accept, type Result } from '../../core/result.ts';
import type { Install } from '../store/port/installs.ts';
import type { PortalRecord } from '../store/port/portals.ts';
import { NOT_CONNECTED } from './errors.ts';
import type { RouteContext } from './route.ts';

/** How the account stands with Groundwork, for the settings page. */
export async function settingsAnswer({
  deps,
  identity,
  doors,
}: RouteContext): Promise<Result<Settings, 'not_connected'>> {
  const portal = await deps.store.portals.get(identity.portalId);
  if (portal === null) return NOT_CONNECTED;
  const install = await deps.store.installs.get(identity.portalId);
  const { portalId, uiDomain, timeZone, since, writesEnabled, writesHeldOut, tasksEnabled, editors } = portal;
  const { total, refusedByRateLimit, byPurpose } = doors.hubspot.requests();
  return accept({
    connection: { portalId, uiDomain, timeZone, since },
    access: install === null ? BY_KEY : accessOf(install, portal, deps.connections.installUrl),
    requests: { total, refusedByRateLimit, byPurpose },
    writesEnabled,
    writesHeldOut,
    tasksEnabled,
    editors,
    you: { userId: identity.userId, mayEdit: editors.includes(identity.userId) },
  });
}

/** HubSpot does not tell in passing what a key may do; the health of the account shows what it cannot. */
const BY_KEY: Settings['access'] = {
  ...{ by: 'key', state: 'connected', granted: null, missing: [], connectUrl: null, eraseAt: null },
};

function accessOf(
  install: Install,
  { writesEnabled, tasksEnabled }: Pick<PortalRecord, 'writesEnabled' | 'tasksEnabled'>,
  installUrl: string | null,
): Settings['access'] {
  const uses = { writing: writesEnabled, tasks: tasksEnabled };
  const { disconnected, scopes } = install;
  return {
    by: 'app',
    state: disconnected === null ? 'connected' : 'disconnected',
    granted: scopes,
    missing: scopesMissing(scopes, uses).map(({ scope, use, without }) => ({ scope, use, without })),
    connectUrl:
      installUrl === null ? null : `${installUrl}${writesEnabled || tasksEnabled ? '?writing=yes' : ''}`,
    eraseAt: disconnected?.eraseAt ?? null,
  };
}

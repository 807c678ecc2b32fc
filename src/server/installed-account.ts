import { Fault } from '../core/fault.ts';
import type { AccountSettings } from './account-settings.ts';
import type { Account } from './account.ts';
import { openInstalledApp } from './installed-app.ts';

/**
 * Opens one of the accounts that installed the app: the named one, or the only one there is. Throws a Fault:
 * `portal_not_named`, `portal_unknown`, `no_account`, and as `openInstalledApp` does.
 */
export async function openInstalledAccount(
  settings: AccountSettings,
  named: string | null,
): Promise<Account> {
  const { store, connections, close } = await openInstalledApp(settings);
  try {
    const portalId = chosenOf(await connections.connected(), named);
    const [doors, portal] = await Promise.all([connections.doors(portalId), store.portals.get(portalId)]);
    if (doors === null || portal === null) throw unknownPortal(portalId, []);
    const { hubspot, interactive } = doors;
    const { timeZone, uiDomain } = portal;
    return { portalId, timeZone, uiDomain, hubspot, interactive, store, now: settings.now, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function chosenOf(connected: readonly string[], named: string | null): string {
  const [first, ...others] = connected;
  if (first === undefined)
    throw new Fault(
      'no_account',
      'No HubSpot account has connected yet.',
      'An admin connects one at /install on this server’s public address.',
    );
  if (named === null && others.length === 0) return first;
  if (named !== null && connected.includes(named)) return named;
  if (named !== null) throw unknownPortal(named, connected);
  throw new Fault(
    'portal_not_named',
    `${connected.length} HubSpot accounts are connected: ${connected.join(', ')}.`,
    'Say which one is meant with --portal <id>.',
  );
}

function unknownPortal(portalId: string, connected: readonly string[]): Fault {
  const known = connected.length === 0 ? '' : ` Connected are ${connected.join(', ')}.`;
  return new Fault(
    'portal_unknown',
    `HubSpot account ${portalId} is not connected.${known}`,
    'An admin of the account connects it at /install on this server’s public address.',
  );
}

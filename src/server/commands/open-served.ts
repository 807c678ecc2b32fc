import type { Serving } from '../account-settings.ts';
import { connectsByInstall } from '../account.ts';
import { onePortal } from '../connections.ts';
import { openInstalledApp } from '../installed-app.ts';
import type { Served } from '../main.ts';
import { openAccount } from './account.ts';
import type { Shell } from './shell.ts';

interface OpenServed {
  served: Served;
  /** For the operator. */
  name: string;
  /** The one account of a static token; null where many are served. */
  portalId: string | null;
  close(): Promise<void>;
}

/** The configured account, or all accounts that install the app. */
export async function openServed(shell: Shell, serving: Serving): Promise<OpenServed> {
  if (connectsByInstall(shell.config)) {
    const app = await openInstalledApp({ ...shell, mode: 'write', serving });
    const { length } = await app.connections.connected().catch(async (error: unknown) => {
      await app.close();
      throw error;
    });
    const name = length === 1 ? '1 connected HubSpot account' : `${length} connected HubSpot accounts`;
    return { served: app, name, portalId: null, close: app.close };
  }
  const account = await openAccount(shell, { mode: 'write', serving });
  const { store, portalId } = account;
  const served = { store, connections: onePortal(account) };
  return { served, name: `HubSpot account ${portalId}`, portalId, close: () => account.close() };
}

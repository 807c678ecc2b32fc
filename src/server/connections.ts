import { refuse } from '../core/result.ts';
import type { Account } from './account.ts';
import type { Connections } from './http/connections.ts';

/** The one portal of a static token. */
export function onePortal(account: Account): Connections {
  return {
    doors: (portalId) => Promise.resolve(portalId === account.portalId ? account : null),
    isConnected: (portalId) => Promise.resolve(portalId === account.portalId),
    connected: () => Promise.resolve([account.portalId]),
    requests: () => [account.hubspot.requests()],
    problems: () => Promise.resolve([]),
    end: () => Promise.resolve(KEY_CONNECTION),
    installUrl: null,
  };
}

const KEY_CONNECTION = refuse(
  'key_connection',
  'This account is connected by a key of its own, not by an installed app.',
  'Delete the key in HubSpot (Settings › Integrations) and take HUBSPOT_ACCESS_TOKEN out of the server’s settings.',
);

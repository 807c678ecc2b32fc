import { randomBytes, randomUUID } from 'node:crypto';
import { Fault } from '../core/fault.ts';
import type { AccountSettings } from './account-settings.ts';
import { FOR_PEOPLE } from './account.ts';
import type { Config } from './config.ts';
import { openConfiguredStore } from './configured-store.ts';
import { INSTALL_PAGE } from './http/install/install-routes.ts';
import { createRateLimit } from './http/rate-limits.ts';
import { createGateway, type Gateway, type TokenSource } from './hubspot/gateway.ts';
import { oauthClient } from './hubspot/oauth.ts';
import { installedConnections } from './installed-connections.ts';
import type { Served } from './main.ts';
import { gatewayLog, openLogs } from './log.ts';
import { openRates, type Rates } from './rates.ts';
import { createKeyRing } from './store/sealing.ts';
import { createBegunInstalls } from './use-cases/install/begun-installs.ts';

/** Far more than an admin needs to connect an account. */
const PAGES_A_MINUTE = 60;

interface AppCredentials {
  clientId: string;
  clientSecret: string;
  publicUrl: string;
}

/**
 * Opens what a server of an installed app works on: many portals, connected by their admins.
 * Throws a Fault: `app_not_configured` naming what is missing, `store_…` as they come.
 */
export async function openInstalledApp(
  settings: AccountSettings,
): Promise<Required<Served> & { close(): Promise<void> }> {
  const { config, now, sleep, mode } = settings;
  const { clientId, clientSecret, publicUrl } = credentialsIn(config);
  const store = await openConfiguredStore(settings);
  const rates = await openRates(settings);
  const { apiBaseUrl: baseUrl, flowsBasePath, authorizeUrl } = config.hubspot;
  const oauth = oauthClient({ baseUrl, clientId, clientSecret, now, sleep, random: Math.random });
  const keys = createKeyRing(config.encryptionKeys);
  const connections = installedConnections({
    ...{ store, oauth, keys, flowsBasePath, now, sleep, newId: randomUUID },
    mayRenew: mode === 'write',
    openGateway: gatewayOpener(settings, rates),
    installUrl: `${publicUrl}${INSTALL_PAGE}`,
  });
  const begun = createBegunInstalls({ store, keys, now, newSecret });
  const limit = createRateLimit(PAGES_A_MINUTE, now);
  const install = { begun, limit, oauth, clientId, authorizeUrl, publicUrl, install: connections.install };
  const close = async () => {
    await rates.close();
    await store.close();
  };
  return { store, connections, install, close };
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function gatewayOpener(
  { config, now, sleep, note }: AccountSettings,
  rates: Rates,
): (portalId: string, token: TokenSource) => Gateway {
  const baseUrl = config.hubspot.apiBaseUrl;
  const common = { baseUrl, now, sleep, random: Math.random, limits: { interactiveShare: FOR_PEOPLE } };
  const log = openLogs(config.logging, note)('hubspot');
  return (portalId, token) =>
    createGateway({ ...common, ...rates.of(portalId), token, log: gatewayLog(log.child({ portalId })) });
}

function credentialsIn({ hubspot, publicUrl, encryptionKeys }: Config): AppCredentials {
  const { clientId, clientSecrets } = hubspot;
  const [clientSecret] = clientSecrets;
  const hasKey = encryptionKeys.length > 0;
  if (clientId !== null && clientSecret !== undefined && publicUrl !== null && hasKey)
    return { clientId, clientSecret, publicUrl };
  const missing = [
    clientId === null ? 'HUBSPOT_CLIENT_ID' : null,
    clientSecret === undefined ? 'HUBSPOT_CLIENT_SECRET' : null,
    publicUrl === null ? 'GROUNDWORK_PUBLIC_URL' : null,
    hasKey ? null : 'GROUNDWORK_ENCRYPTION_KEY (make one with: openssl rand -base64 32)',
  ].filter((name) => name !== null);
  throw new Fault(
    'app_not_configured',
    `To connect accounts by installing the app, these have to be set too: ${missing.join(', ')}.`,
    'Set them in the environment or in .env; .env.example says what each is for. For one account only, set HUBSPOT_ACCESS_TOKEN instead.',
  );
}

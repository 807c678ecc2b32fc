import { Fault } from '../core/fault.ts';
import { toInstant } from '../core/time.ts';
import type { Config } from './config.ts';
import { openPortal } from './hubspot/portal.ts';
import type { HubSpotPortal } from './hubspot/port.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/port.ts';

/** A HubSpot account with the store that belongs to it. */
export interface Account {
  portalId: string;
  timeZone: string;
  uiDomain: string;
  hubspot: HubSpotPortal;
  store: Store;
  close(): Promise<void>;
}

export interface AccountSettings {
  config: Config;
  now: () => number;
  /** Told in words of anything the user has to wait for. */
  note: (text: string) => void;
  /** `read` opens the data folder beside a running server. */
  mode: 'write' | 'read';
}

/**
 * Opens the configured account.
 * Throws a Fault: `no_account` when nothing is configured, `store_…` and `hubspot_…` as they come.
 */
export async function openConfiguredAccount(settings: AccountSettings): Promise<Account> {
  const { config, now, note, mode } = settings;
  const hubspot = openConfiguredPortal(config);
  const { portalId, timeZone, uiDomain } = await hubspot.account();
  const { dataDir, databaseUrl } = config;
  const store = await openStore({ dataDir, databaseUrl, now, log: note, mode });
  if (mode === 'write') await recordPortal(store, { portalId, timeZone, uiDomain }, settings);
  return { portalId, timeZone, uiDomain, hubspot, store, close: () => store.close() };
}

function openConfiguredPortal(config: Config): HubSpotPortal {
  const { accessToken, apiBaseUrl, flowsBasePath } = config.hubspot;
  if (accessToken === null) {
    throw new Fault(
      'no_account',
      'No HubSpot account is configured.',
      'Set HUBSPOT_ACCESS_TOKEN to a service key of your account (README, “Connect your HubSpot account”), or add --sandbox to try the command on the demo account.',
    );
  }
  return openPortal({ baseUrl: apiBaseUrl, flowsBasePath, token: accessToken });
}

/** Keeps what is known of the portal up to date; what people set stays as it is. */
export async function recordPortal(
  store: Store,
  portal: { portalId: string; timeZone: string; uiDomain: string },
  { config, now }: { config: Pick<Config, 'editors'>; now: () => number },
): Promise<void> {
  const known = await store.portals.get(portal.portalId);
  await store.portals.save({
    ...portal,
    since: known?.since ?? toInstant(now()),
    actionTypeIds: known?.actionTypeIds ?? [],
    editors: config.editors.length > 0 ? config.editors : (known?.editors ?? []),
    writesEnabled: known?.writesEnabled ?? false,
  });
}

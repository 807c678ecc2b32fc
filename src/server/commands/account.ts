import { Fault } from '../../core/fault.ts';
import { toInstant } from '../../core/time.ts';
import type { HubSpotPortal } from '../hubspot/port.ts';
import { openPortal } from '../hubspot/portal.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/port.ts';
import type { Shell } from './shell.ts';

/** A HubSpot account with the store that belongs to it. */
export interface Account {
  portalId: string;
  timeZone: string;
  uiDomain: string;
  hubspot: HubSpotPortal;
  store: Store;
  close(): Promise<void>;
}

export interface AccountOptions {
  /** Commands that only read open the data folder beside a running server. */
  mode: 'write' | 'read';
  sandbox?: true | undefined;
}

/**
 * Opens the configured account, or the demo account with `--sandbox`.
 * Throws a Fault: `no_account` when nothing is configured, `store_locked`, `hubspot_…`.
 */
export async function openAccount(shell: Shell, options: AccountOptions): Promise<Account> {
  if (options.sandbox === true) {
    const { openSandboxAccount } = await import('./demo/sandbox-account.ts');
    return openSandboxAccount(shell);
  }
  const hubspot = openConfiguredPortal(shell);
  const { portalId, timeZone, uiDomain } = await hubspot.account();
  const store = await openStore({ ...storeSettings(shell), mode: options.mode });
  if (options.mode === 'write') await recordPortal(store, shell, { portalId, timeZone, uiDomain });
  return { portalId, timeZone, uiDomain, hubspot, store, close: () => store.close() };
}

function openConfiguredPortal(shell: Shell): HubSpotPortal {
  const { accessToken, apiBaseUrl, flowsBasePath } = shell.config.hubspot;
  if (accessToken === null) {
    throw new Fault(
      'no_account',
      'No HubSpot account is configured.',
      'Set HUBSPOT_ACCESS_TOKEN to a service key of your account (README, “Connect your HubSpot account”), or add --sandbox to try the command on the demo account.',
    );
  }
  return openPortal({ baseUrl: apiBaseUrl, flowsBasePath, token: accessToken, lane: 'background' });
}

function storeSettings(shell: Shell) {
  const { dataDir, databaseUrl } = shell.config;
  return { dataDir, databaseUrl, now: shell.now, log: shell.note };
}

/** Keeps what is known of the portal up to date; what people set stays as it is. */
export async function recordPortal(
  store: Store,
  shell: Pick<Shell, 'now' | 'config'>,
  account: { portalId: string; timeZone: string; uiDomain: string },
): Promise<void> {
  const known = await store.portals.get(account.portalId);
  await store.portals.save({
    ...account,
    since: known?.since ?? toInstant(shell.now()),
    actionTypeIds: known?.actionTypeIds ?? [],
    editors: shell.config.editors.length > 0 ? shell.config.editors : (known?.editors ?? []),
    writesEnabled: known?.writesEnabled ?? false,
  });
}

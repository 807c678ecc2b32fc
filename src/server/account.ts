import { createHash } from 'node:crypto';
import { Fault } from '../core/fault.ts';
import type { AccountSettings } from './account-settings.ts';
import type { Config } from './config.ts';
import { openConfiguredStore } from './configured-store.ts';
import { createGateway, type Gateway } from './hubspot/gateway.ts';
import { portalThrough } from './hubspot/portal.ts';
import type { HubSpotPortal } from './hubspot/port.ts';
import { staticTokenSource } from './hubspot/token-source.ts';
import { gatewayLog, openLogs } from './log.ts';
import { openRates, type Rates } from './rates.ts';
import type { Store } from './store/port/store.ts';
import { recordPortal } from './use-cases/install/record-portal.ts';

/** A HubSpot account with the store that belongs to it. */
export interface Account {
  portalId: string;
  timeZone: string;
  uiDomain: string;
  /** For work that can wait, and for people who cannot; both through one gateway and under one limit. */
  hubspot: HubSpotPortal;
  interactive: HubSpotPortal;
  store: Store;
  /** The account's clock, epoch milliseconds: the machine's own, but for the demo account. */
  now: () => number;
  close(): Promise<void>;
}

/** Whether accounts are connected by OAuth: a key for one account goes before. */
export function connectsByInstall({ hubspot }: Config): boolean {
  return hubspot.accessToken === null && hubspot.clientId !== null;
}

/** Share of the rate kept for cards and forms on a server (0 to 1). */
export const FOR_PEOPLE = 0.2;

/**
 * Opens the configured account.
 * Throws a Fault: `no_account` when nothing is configured, `store_…` and `hubspot_…` as they come.
 */
export async function openConfiguredAccount(settings: AccountSettings): Promise<Account> {
  const { config, now, mode } = settings;
  const { accessToken } = config.hubspot;
  if (accessToken === null) throw noAccount();
  // Before HubSpot is asked: processes share its limit through the database.
  const store = await openConfiguredStore(settings);
  const rates = await openRates(settings);
  const close = async () => {
    await rates.close();
    await store.close();
  };
  try {
    const gateway = keyGateway(settings, rates, accessToken);
    const doors = openDoors(gateway, config.hubspot.flowsBasePath);
    const { portalId, timeZone, uiDomain } = await doors.hubspot.account();
    const editorsOf = (known: readonly string[]) => (config.editors.length > 0 ? config.editors : known);
    if (mode === 'write') await recordPortal({ store, now }, { portalId, timeZone, uiDomain }, editorsOf);
    return { portalId, timeZone, uiDomain, ...doors, store, now, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The two lanes of one gateway. */
export function openDoors(gateway: Gateway, flowsBasePath: string): Pick<Account, 'hubspot' | 'interactive'> {
  return {
    hubspot: portalThrough(gateway, { flowsBasePath, lane: 'background' }),
    interactive: portalThrough(gateway, { flowsBasePath, lane: 'interactive' }),
  };
}

function noAccount(): Fault {
  return new Fault(
    'no_account',
    'No HubSpot account is configured.',
    'Set HUBSPOT_ACCESS_TOKEN to a service key of your account (README, “Connect your HubSpot account”). To try it without one, add --sandbox, or run “demo” in place of “serve”.',
  );
}

function keyGateway(
  { config, now, sleep, note, serving }: AccountSettings,
  rates: Rates,
  accessToken: string,
): Gateway {
  const token = staticTokenSource(accessToken);
  const limits = { interactiveShare: serving === undefined ? 0 : FOR_PEOPLE };
  // Which account it is, is not known before it was asked; the key is the same wherever it is used.
  const name = createHash('sha256').update(accessToken).digest('hex').slice(0, 16);
  const { apiBaseUrl: baseUrl } = config.hubspot;
  const log = gatewayLog(openLogs(config.logging, note)('hubspot'));
  return createGateway({ baseUrl, token, now, sleep, random: Math.random, limits, log, ...rates.of(name) });
}

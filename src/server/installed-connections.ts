import { Fault } from '../core/fault.ts';
import { accept, refuse, type Result } from '../core/result.ts';
import { openDoors } from './account.ts';
import type { Connections, PortalDoors } from './http/connections.ts';
import { HubSpotError } from './hubspot/errors.ts';
import type { Gateway, TokenSource } from './hubspot/gateway.ts';
import type { OAuthClient, OAuthTokens } from './hubspot/oauth.ts';
import { oauthTokenSource } from './hubspot/token-source.ts';
import { uninstallApp } from './hubspot/uninstall.ts';
import type { Install } from './store/port/installs.ts';
import type { PortalRecord } from './store/port/portals.ts';
import type { Store } from './store/port/store.ts';
import type { KeyRing } from './store/sealing.ts';
import { checkInstalls } from './use-cases/doctor/check-installs.ts';
import { endInstall } from './use-cases/install/end-install.ts';
import { installPortal } from './use-cases/install/install-portal.ts';
import { alone } from './use-cases/alone.ts';
import { openTokens } from './use-cases/install/kept-tokens.ts';
import { endRefused, keepTokens, latestTokens } from './use-cases/install/renewed-tokens.ts';

export interface InstalledParts {
  store: Store;
  keys: KeyRing;
  oauth: OAuthClient;
  openGateway: (portalId: string, token: TokenSource) => Gateway;
  flowsBasePath: string;
  /** Whether new tokens can be kept: HubSpot may replace the refresh token, and whoever loses it is disconnected. */
  mayRenew: boolean;
  /** Page on which an admin connects an account. */
  installUrl: string;
  now: () => number;
  /** Waits for so many milliseconds. */
  sleep: (ms: number) => Promise<void>;
  newId: () => string;
}

export interface InstalledConnections extends Connections {
  /** Keeps the portal these tokens were granted for, in place of what connected it before. */
  install(tokens: OAuthTokens): Promise<Install>;
}

interface OpenPortal extends PortalDoors {
  gateway: Gateway;
  /** What it was opened for. */
  install: Install;
  /** From here on every call is refused, also of work that is under way. */
  close(): void;
}

/** Portals connected by OAuth: each has a gateway of its own, opened when it is first asked for. */
export function installedConnections(parts: InstalledParts): InstalledConnections {
  const { store, oauth, keys } = parts;
  const portals = new Map<string, OpenPortal>();

  /** Another process may have ended the install or made it anew: what was opened of the one before is closed. */
  async function open(portalId: string): Promise<OpenPortal | null> {
    const [install, portal] = await Promise.all([store.installs.get(portalId), store.portals.get(portalId)]);
    if (install === null || portal === null) return null;
    const known = portals.get(portalId);
    if (known !== undefined && !isLater(install, known.install)) return known;
    const opened = openPortal(parts, install, portal);
    close(portalId);
    portals.set(portalId, opened);
    return opened;
  }

  function close(portalId: string): void {
    portals.get(portalId)?.close();
    portals.delete(portalId);
  }

  return {
    doors: open,
    installUrl: parts.installUrl,
    async isConnected(portalId) {
      const install = await store.installs.get(portalId);
      return install !== null && install.tokens !== null;
    },
    async connected() {
      const installs = await store.installs.list();
      return installs.filter(({ tokens }) => tokens !== null).map(({ portalId }) => portalId);
    },
    requests: () => [...portals.values()].map(({ hubspot }) => hubspot.requests()),
    async problems() {
      const checks = await checkInstalls(store, keys);
      return checks.some(({ status }) => status === 'failed') ? ['key_unknown'] : [];
    },
    async install(tokens) {
      const account = await openDoors(
        parts.openGateway(tokens.portalId, () => Promise.resolve(tokens.accessToken)),
        parts.flowsBasePath,
      ).hubspot.account();
      const install = await installPortal(parts, tokens, account);
      close(tokens.portalId);
      return install;
    },
    async end(portalId) {
      const portal = await open(portalId);
      if (portal === null) return NOT_INSTALLED;
      await uninstallApp(portal.gateway);
      const install = await store.installs.get(portalId);
      const sealed = install?.tokens ?? null;
      if (sealed !== null) await oauth.revoke(openTokens(keys, portalId, sealed).refreshToken);
      close(portalId);
      return ended(await endInstall(parts, portalId, 'asked'));
    },
  };
}

const NOT_INSTALLED = refuse(
  'not_connected',
  'This HubSpot account is not connected to Groundwork.',
  'There is nothing to disconnect.',
);

function ended(install: Install | null): Result<Install, 'not_connected'> {
  return install === null ? NOT_INSTALLED : accept(install);
}

/** Whether an install has been made anew since, or has ended. */
function isLater({ installedAt, disconnected }: Install, than: Install): boolean {
  if (installedAt !== than.installedAt) return installedAt > than.installedAt;
  return disconnected !== null && than.disconnected === null;
}

function openPortal(parts: InstalledParts, install: Install, { timeZone }: PortalRecord): OpenPortal {
  const { portalId } = install;
  const source = install.tokens === null ? REFUSES : sourceOf(parts, install, install.tokens);
  let isClosed = false;
  const gateway = parts.openGateway(portalId, (ask) => (isClosed ? REFUSES() : source(ask)));
  const close = (): void => {
    isClosed = true;
  };
  return { ...openDoors(gateway, parts.flowsBasePath), timeZone, gateway, close, install };
}

const REFUSES: TokenSource = () => {
  const message = 'The app is no longer installed in this HubSpot account';
  return Promise.reject(new HubSpotError('hubspot_disconnected', message));
};

function sourceOf(
  parts: InstalledParts,
  install: Install,
  sealed: NonNullable<Install['tokens']>,
): TokenSource {
  const { portalId } = install;
  const { mayRenew, oauth } = parts;
  return oauthTokenSource({
    initial: openTokens(parts.keys, portalId, sealed),
    kept: () => latestTokens(parts, install),
    alone: mayRenew
      ? (renewal) => alone(parts, { portalId, name: 'renew tokens' }, renewal)
      : (renewal) => renewal(),
    refresh: mayRenew ? oauth.refresh : () => Promise.reject(cannotRenew(portalId)),
    save: (tokens) => keepTokens(parts, install, tokens),
    end: (refused) => endRefused(parts, install, refused),
    now: parts.now,
  });
}

function cannotRenew(portalId: string): Fault {
  return new Fault(
    'tokens_not_renewed',
    `The access to HubSpot account ${portalId} has to be renewed, and another process holds the data folder.`,
    'Stop that process first, or use PostgreSQL (DATABASE_URL), where both can run.',
  );
}

import { setImmediate } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { Portal } from '../../src/sandbox/portal/portal.ts';
import { servePortal } from '../../src/sandbox/portal/serve.ts';
import type { World } from '../../src/sandbox/portal/world.ts';
import { readConfig, type Config } from '../../src/server/config.ts';
import { verifyBySignature } from '../../src/server/http/verify.ts';
import { openInstalledApp } from '../../src/server/installed-app.ts';
import { openLogs } from '../../src/server/log.ts';
import { startServer } from '../../src/server/main.ts';
import type { Store } from '../../src/server/store/port/store.ts';
import { WORLD_NOW } from '../factories/world.ts';
import type { TestClock } from '../server/hubspot/clocks.ts';
import { digestOf, temporaryFolder, textOf } from '../server/store/temporary-store.ts';
import { freePort } from './free-port.ts';
import { expectNothingSecret } from './log-scan.ts';
import { startPortal, type PortalOptions, type StartedPortal } from './portal.ts';
import { askSigned, CLIENT_SECRET, PUBLIC_ORIGIN, USER_EMAIL, type Ask } from './server.ts';

const CLIENT_ID = 'sandbox-client';
const LOOPBACK = '127.0.0.1';
/** The user who installs the app in the simulated account. */
export const INSTALLER = '77';

export interface InstalledServer {
  url: string;
  portal: StartedPortal;
  store: Store;
  digest: () => Promise<string>;
  /** All that is in the files of its store. */
  files: () => Promise<string>;
  log: () => string;
  now: () => number;
  /** Moves the clock of server and portal, epoch milliseconds. */
  goTo: (moment: number) => void;
  /** Asks as HubSpot does for the user who installed the app, unless told otherwise. */
  ask: (method: string, path: string, ask?: Ask) => Promise<Response>;
  /** Stops the server and starts it anew on the same data. */
  restart: () => Promise<void>;
  /** Another server on the same data, which has to be a database: what is in the memory of one, the other has not. */
  beside: () => Promise<Pick<InstalledServer, 'url' | 'store' | 'ask'>>;
}

export interface InstalledOptions {
  world?: World;
  portal?: Omit<PortalOptions, 'world'>;
  /** Serves the account's own pages and the server at addresses that a browser on this machine reaches. */
  inBrowser?: true;
  /** On top of what a server of an installed app needs. */
  env?: Record<string, string>;
}

const ENCRYPTION_KEY = Buffer.alloc(32, 7).toString('base64');

function installedConfig(dataDir: string, env: Record<string, string> = {}): Config {
  const result = readConfig({
    HUBSPOT_CLIENT_ID: CLIENT_ID,
    HUBSPOT_CLIENT_SECRET: CLIENT_SECRET,
    GROUNDWORK_PUBLIC_URL: PUBLIC_ORIGIN,
    GROUNDWORK_ENCRYPTION_KEY: ENCRYPTION_KEY,
    GROUNDWORK_DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'trace',
    ...env,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.config;
}

/** A server that accounts connect to by installing the app, over a simulated portal. Call it once in a test. */
export async function startInstalledServer(options: InstalledOptions = {}): Promise<InstalledServer> {
  let moment = WORLD_NOW;
  const now = () => moment;
  const portal = startPortal({
    ...{ wallClock: now, ...options.portal },
    ...(options.world && { world: options.world }),
  });
  portal.settings.oauth.clientSecret = CLIENT_SECRET;
  portal.settings.oauth.installingUser = Number(INSTALLER);
  const browsing = options.inBrowser === true ? await reachableIn(portal) : null;
  const publicUrl = browsing?.GROUNDWORK_PUBLIC_URL ?? PUBLIC_ORIGIN;
  portal.settings.oauth.redirectUrls = [`${publicUrl}/oauth/callback`];
  const { directory, dispose } = await temporaryFolder();
  const lines: string[] = [];
  function goTo(next: number): void {
    moment = next;
    portal.advanceTo(next);
  }
  /** Takes no time; what else is going on gets on meanwhile. */
  async function sleep(ms: number): Promise<void> {
    goTo(moment + ms);
    await setImmediate();
  }
  const open = () =>
    openServer(installedConfig(directory, { ...browsing, ...options.env }), { now, sleep }, lines);
  let running = await open();
  const others: Awaited<ReturnType<typeof openServer>>[] = [];
  onTestFinished(async () => {
    await Promise.all([running, ...others].map((server) => server.close()));
    await dispose();
    expectNothingSecret(lines.join(''), portal, [CLIENT_SECRET, ENCRYPTION_KEY, USER_EMAIL]);
  });
  return {
    portal,
    now,
    get url() {
      return running.url;
    },
    get store() {
      return running.store;
    },
    digest: () => digestOf(directory),
    files: () => textOf(directory),
    log: () => lines.join(''),
    goTo,
    ask: (method, path, ask) => asks(running, now)(method, path, ask),
    restart: async () => {
      await running.close();
      running = await open();
    },
    beside: async () => {
      const other = await open();
      others.push(other);
      return { url: other.url, store: other.store, ask: asks(other, now) };
    },
  };
}

function asks(server: { url: string }, now: () => number): InstalledServer['ask'] {
  return (method, path, ask) => askSigned(server, method, path, now(), { userId: INSTALLER, ...ask });
}

/** What a server has to be told, so that a browser comes to HubSpot's pages and back; requests are signed as ever. */
async function reachableIn(portal: Portal) {
  const served = await servePortal(portal, { port: 0, host: LOOPBACK });
  onTestFinished(() => served.close());
  const port = String(await freePort());
  return {
    PORT: port,
    GROUNDWORK_PUBLIC_URL: `http://${LOOPBACK}:${port}`,
    GROUNDWORK_SIGNING_URLS: PUBLIC_ORIGIN,
    HUBSPOT_AUTHORIZE_URL: `${served.url}/oauth/authorize`,
  };
}

async function openServer(config: Config, { now, sleep }: Omit<TestClock, 'slept'>, lines: string[]) {
  const note = (text: string) => void lines.push(text);
  const app = await openInstalledApp({ config, now, sleep, note, mode: 'write' });
  const verify = verifyBySignature({
    secrets: config.hubspot.clientSecrets,
    origins: config.signingUrls,
    now,
  });
  const server = await startServer(app, {
    port: config.port,
    host: LOOPBACK,
    verify,
    now,
    sleep,
    logs: openLogs({ all: 'trace' }, note),
  });
  const close = async () => {
    await server.close();
    await app.close();
  };
  return { url: server.url, store: app.store, close };
}

/** A browser's walk through an install: pages are fetched, redirects are followed by hand, the cookie is kept. */
export interface InstallWalk {
  /** Where HubSpot sent the browser back to, as path and query of our server. */
  callback: string;
  cookie: string;
  /** The consent page of HubSpot. */
  consent: string;
}

export async function walkToCallback(
  server: Pick<InstalledServer, 'url'>,
  begin = '/oauth/install',
): Promise<InstallWalk> {
  const begun = await fetch(`${server.url}${begin}`, { redirect: 'manual' });
  const cookie = (begun.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const authorize = begun.headers.get('location') ?? '';
  const consent = await (await fetch(authorize)).text();
  const grant = new URL(authorize);
  grant.pathname += '/grant';
  const granted = await fetch(grant, { redirect: 'manual' });
  const back = granted.headers.get('location') ?? '';
  return { callback: back.replace(PUBLIC_ORIGIN, ''), cookie, consent };
}

export function finishInstall(
  server: Pick<InstalledServer, 'url'>,
  { callback, cookie }: InstallWalk,
): Promise<Response> {
  return fetch(`${server.url}${callback}`, { headers: { cookie } });
}

/** The whole walk; answers the landing page. */
export async function install(server: Pick<InstalledServer, 'url'>, begin?: string): Promise<string> {
  const landed = await finishInstall(server, await walkToCallback(server, begin));
  return landed.text();
}

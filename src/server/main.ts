import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { noConfig, type AuditConfig } from '../core/grounding/config/audit-config.ts';
import { Fault } from '../core/fault.ts';
import { createApp, type AppDeps } from './app.ts';
import { openJobs, startLooking } from './background.ts';
import type { Connections } from './http/connections.ts';
import { createPrometheus, type Prometheus } from './http/prometheus.ts';
import type { InstallDeps } from './http/install/install-routes.ts';
import { createRateLimit } from './http/rate-limits.ts';
import { createRepeats } from './http/repeats.ts';
import type { Verify } from './http/route.ts';
import type { JobQueue } from './jobs/job-queue.ts';
import type { Logs } from './log.ts';
import { postJson } from './post-json.ts';
import { createKeyRing, type KeyRing } from './store/sealing.ts';
import type { Post } from './use-cases/tell/incoming-webhook.ts';
import { newHypothesisId } from './new-hypothesis-id.ts';
import type { Store } from './store/port/store.ts';

export interface RunningServer {
  url: string;
  /** Stops taking requests, lets jobs and answers under way end. */
  close(): Promise<void>;
}

/** What the server works on. */
export interface Served {
  store: Store;
  connections: Connections;
  /** The pages on which accounts are connected, where that is done by OAuth. */
  install?: InstallDeps;
}

export interface ServerSettings {
  port: number;
  /** `127.0.0.1` for the demo; null listens on every address. */
  host: string | null;
  verify: Verify;
  now: () => number;
  logs: Logs;
  /** What the settings file says about audits; nothing unless given. */
  auditConfig?: AuditConfig;
  /** Set where audits, measurements and the weekly message are started by the clock. */
  isScheduled?: boolean;
  /** Encrypt what is secret in settings; none unless given, and then nothing secret can be set. */
  keys?: KeyRing;
  /** How the weekly message is posted; over the network unless given. */
  post?: Post;
  /** Secret of whoever collects `/metrics`; nobody may unless given. */
  metricsToken?: string | null;
  /** Requests of one portal a minute that are answered; what many people at once can make unless given. */
  portalPerMinute?: number;
  /** Where several processes share the jobs, and whether this one does any; they stay in this one unless given. */
  database?: { url: string; doesJobs: boolean } | null;
  /** Waits for so many milliseconds before a job is tried again; keeps no process alive unless given. */
  sleep?: (ms: number) => Promise<void>;
}

const PORTAL_A_MINUTE = 1_200;

function nap(ms: number): Promise<void> {
  return setTimeout(ms, undefined, { ref: false });
}

/** Composition root of the server: a store and the portals it belongs to, behind the HTTP interface. */
export async function startServer(served: Served, settings: ServerSettings): Promise<RunningServer> {
  const { logs, now, auditConfig = noConfig(), post = postJson } = settings;
  const { isScheduled = false, sleep = nap, keys = createKeyRing([]), database = null } = settings;
  const { store, connections } = served;
  const prometheus = prometheusOf(served, settings.metricsToken ?? null, () => jobs.counts());
  const background = {
    ...{ store, connections, auditConfig, keys, post, now, log: logs('jobs'), sleep, database },
    countFault: (where: 'recurring' | `job ${string}`) => prometheus?.fault(where),
  };
  const jobs: JobQueue = await openJobs(background);
  const app = createApp({
    ...{ store, connections, keys, post, auditConfig, isScheduled, install: served.install ?? null },
    portalLimit: createRateLimit(settings.portalPerMinute ?? PORTAL_A_MINUTE, now),
    verify: settings.verify,
    jobs,
    repeats: createRepeats({ now }),
    now,
    newId: randomUUID,
    newHypothesisId,
    problems: () => problemsOf(served),
    prometheus,
    ...watchRequests(prometheus, logs('http')),
  });
  const server = createServer(app);
  await listen(server, settings).catch(async (error: unknown) => {
    await jobs.close();
    throw error;
  });
  const looking = database?.doesJobs === false ? null : startLooking({ ...background, jobs, isScheduled });
  return {
    url: addressOf(server),
    close: async () => {
      await stop(server);
      await looking?.stop();
      await jobs.close();
    },
  };
}

/** What an operator watches; null where nobody may ask. */
function prometheusOf(
  { store, connections }: Served,
  token: string | null,
  jobs: JobQueue['counts'],
): Prometheus | null {
  if (token === null) return null;
  return createPrometheus({
    token,
    hubSpotRequests: () => connections.requests(),
    connectedPortals: async () => (await connections.connected()).length,
    jobs,
    deadJobs: () => deadJobsIn(store),
  });
}

/** Answers, events and faults of requests go into the figures and into the log. */
function watchRequests(
  prometheus: Prometheus | null,
  log: ReturnType<Logs>,
): Pick<AppDeps, 'log' | 'onEvents' | 'onFault'> {
  return {
    log: (entry) => {
      prometheus?.answered(entry);
      log.info(entry);
    },
    onEvents: (counts) => {
      prometheus?.events(counts);
      log.info({ events: counts });
    },
    onFault: (requestId, error) => {
      prometheus?.fault('request');
      log.error({ requestId, err: error });
    },
  };
}

async function deadJobsIn(store: Store): Promise<string[]> {
  return (await store.portals.list()).flatMap(({ deadJobs }) => Object.keys(deadJobs));
}

/** Codes only: whoever may ask is not known, and the log and `doctor` tell the rest. */
async function problemsOf({ store, connections, install }: Served): Promise<string[]> {
  try {
    const isEmpty = install === undefined && (await store.portals.list()).length === 0;
    return [...(isEmpty ? ['no_account'] : []), ...(await connections.problems())];
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return [error.code];
  }
}

function listen(server: Server, { port, host }: ServerSettings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    const ready = () => {
      server.off('error', reject);
      resolve();
    };
    if (host === null) server.listen(port, ready);
    else server.listen(port, host, ready);
  });
}

function addressOf(server: Server): string {
  const { port } = server.address() as AddressInfo; // listening on TCP: never a pipe, never null
  return `http://127.0.0.1:${port}`;
}

/** How long answers under way may take once the server is told to stop. */
const LAST_ANSWERS_MS = 10_000;

/** A connection that is kept alive, or opened and never used, must not keep the server from stopping. */
function stop(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    const impatience = globalThis.setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS);
    server.close((error) => {
      clearTimeout(impatience);
      if (error === undefined) resolve();
      else reject(error);
    });
    server.keepAliveTimeout = 1;
    server.closeIdleConnections();
  });
}

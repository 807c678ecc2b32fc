import { createHmac } from 'node:crypto';
import { openLogs } from '../../src/server/log.ts';
import { onTestFinished } from 'vitest';
import type { AuditConfig } from '../../src/core/grounding/config/audit-config.ts';
import type { Hypothesis } from '../../src/core/hypotheses/hypothesis.ts';
import type { World } from '../../src/sandbox/portal/world.ts';
import { openDoors } from '../../src/server/account.ts';
import { onePortal } from '../../src/server/connections.ts';
import { createGateway, DEFAULT_LIMITS } from '../../src/server/hubspot/gateway.ts';
import { staticTokenSource } from '../../src/server/hubspot/token-source.ts';
import { verifyBySignature } from '../../src/server/http/verify.ts';
import { startServer, type RunningServer } from '../../src/server/main.ts';
import type { Store } from '../../src/server/store/port/store.ts';
import { createKeyRing } from '../../src/server/store/sealing.ts';
import type { Post } from '../../src/server/use-cases/tell/incoming-webhook.ts';
import { makePortal } from '../factories/entities.ts';
import { WORLD_NOW } from '../factories/world.ts';
import { leapingClock } from '../server/hubspot/clocks.ts';
import { digestOf, openForTest, temporaryFolder } from '../server/store/temporary-store.ts';
import { judgeAnswer } from './judge-answer.ts';
import { expectNothingSecret } from './log-scan.ts';
import { startPortal, type PortalOptions, type StartedPortal } from './portal.ts';

/** Where HubSpot thinks the server is. */
export const PUBLIC_ORIGIN = 'https://groundwork.example.com';
export const CLIENT_SECRET = '7f1c2f64-9d1b-4a1e-8c55-2d1f0b9be001';
export const PORTAL_ID = '4242';
const TIME_ZONE = 'America/New_York';
export const EDITOR = '9001';
export const VIEWER = '9002';
/** Whose address HubSpot appends to every call. */
export const USER_EMAIL = 'ada@example.com';

export interface ServerOptions {
  world?: World;
  portal?: Omit<PortalOptions, 'world'>;
  hypotheses?: readonly Hypothesis[];
  secrets?: readonly string[];
  /** Requests of one portal a minute that are answered. */
  portalPerMinute?: number;
  metricsToken?: string;
  /** How long a card waits for HubSpot. */
  interactiveDeadlineMs?: number;
  /** What an earlier run of the server left behind. */
  before?: (store: Store) => Promise<void>;
  /** What the server's settings file says. */
  auditConfig?: AuditConfig;
  /** Keys that encrypt what is secret in settings; one unless given. */
  keys?: readonly Uint8Array[];
  /** Takes the weekly message. */
  post?: Post;
  /** Exchanges parts of the store the routes work with, so that a part can fail. */
  storeAs?: (store: Store) => Store;
}

export interface TestServer {
  url: string;
  portal: StartedPortal;
  /** The store behind the server. */
  store: Store;
  /** Hash of all files of the store. */
  digest: () => Promise<string>;
  /** Every line that was logged. */
  log: () => string;
  now: () => number;
  /** Moves the clock of server and portal, epoch milliseconds. */
  goTo: (moment: number) => void;
  close: () => Promise<void>;
  /** Asks as HubSpot does for an editor, unless told otherwise. */
  ask: (method: string, path: string, ask?: Ask) => Promise<Response>;
}

export interface Ask {
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, instead of `body`. */
  rawBody?: string | Uint8Array;
  userId?: string;
  portalId?: string;
}

/** A server that listens on loopback, over a real store and a simulated portal. Call it once in a test. */
export async function startTestServer(options: ServerOptions = {}): Promise<TestServer> {
  const portal = startPortal({ ...options.portal, ...(options.world && { world: options.world }) });
  const { directory, dispose } = await temporaryFolder();
  const store = await openForTest(directory);
  await store.portals.save(makePortal({ portalId: PORTAL_ID, timeZone: TIME_ZONE, editors: [EDITOR] }));
  for (const hypothesis of options.hypotheses ?? []) await store.hypotheses.create(PORTAL_ID, hypothesis);
  await options.before?.(store);
  let moment = WORLD_NOW;
  const now = () => moment;
  const lines: string[] = [];
  const routesStore = options.storeAs?.(store) ?? store;
  const account = {
    ...{ portalId: PORTAL_ID, timeZone: TIME_ZONE, uiDomain: 'app.hubspot.com', now },
    ...openDoors(gatewayTo(portal, options.interactiveDeadlineMs ?? 5_000), '/automation/v4'),
    store: routesStore,
    close: () => store.close(),
  };
  const running = await startServer(
    { store: routesStore, connections: onePortal(account) },
    {
      ...{ port: 0, host: '127.0.0.1', now, sleep: () => Promise.resolve() },
      keys: createKeyRing(options.keys ?? [new Uint8Array(32).fill(7)]),
      ...(options.post === undefined ? {} : { post: options.post }),
      ...(options.auditConfig === undefined ? {} : { auditConfig: options.auditConfig }),
      metricsToken: options.metricsToken ?? null,
      ...(options.portalPerMinute === undefined ? {} : { portalPerMinute: options.portalPerMinute }),
      verify: verifyBySignature({
        secrets: options.secrets ?? [CLIENT_SECRET],
        origins: [PUBLIC_ORIGIN],
        now,
      }),
      logs: openLogs({ all: 'trace' }, (line) => lines.push(line)),
    },
  );
  const close = once(() => running.close());
  onTestFinished(async () => {
    await close();
    await store.close();
    await dispose();
    const secrets = options.secrets ?? [CLIENT_SECRET];
    const given = options.metricsToken === undefined ? [] : [options.metricsToken];
    expectNothingSecret(lines.join(''), portal, [...secrets, ...given, USER_EMAIL]);
  });
  return {
    ...{ url: running.url, portal, store, now, close },
    digest: () => digestOf(directory),
    log: () => lines.join(''),
    goTo: (next) => {
      moment = next;
      portal.advanceTo(next);
    },
    ask: (method, path, ask) => askSigned(running, method, path, now(), ask),
  };
}

function gatewayTo({ url, token }: StartedPortal, deadlineMs: number) {
  const { now, sleep } = leapingClock();
  const { lanes } = DEFAULT_LIMITS;
  return createGateway({
    ...{ baseUrl: url, token: staticTokenSource(token), now, sleep, random: () => 0.5 },
    limits: { lanes: { ...lanes, interactive: { ...lanes.interactive, deadlineMs } } },
  });
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => (done ??= work());
}

/** A request as HubSpot sends it, to be changed by a test before it is delivered. */
export interface SignedRequest {
  method: string;
  /** Path and query. */
  target: string;
  body: string | Uint8Array | null;
  headers: Record<string, string>;
}

/**
 * Appends who is calling and signs, as HubSpot's documentation says (“Validating requests”, version 3): `@` travels
 * as %40 and is decoded before it is signed.
 */
export function signed(
  method: string,
  path: string,
  at: number,
  { body, rawBody, userId = EDITOR, portalId = PORTAL_ID }: Ask = {},
  secret = CLIENT_SECRET,
): SignedRequest {
  const sent = rawBody ?? (body === undefined ? null : JSON.stringify(body));
  const who = `userId=${userId}&portalId=${portalId}&userEmail=${encodeURIComponent(USER_EMAIL)}&appId=77`;
  const target = `${path}${path.includes('?') ? '&' : '?'}${who}`;
  return { method, target, body: sent, headers: signatureOf({ method, target, body: sent, at, secret }) };
}

/** The escapes HubSpot decodes before it signs; all others stay as they are. */
const DECODED = /%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi;

/** The two headers of a signature over exactly this. */
export function signatureOf(over: {
  method: string;
  target: string;
  body: string | Uint8Array | null;
  /** Epoch milliseconds. */
  at: number;
  secret: string;
}): Record<string, string> {
  const { method, target, body, at, secret } = over;
  const signature = createHmac('sha256', secret)
    .update(`${method}${PUBLIC_ORIGIN}${target.replace(DECODED, decodeURIComponent)}`)
    .update(body ?? '')
    .update(String(at))
    .digest('base64');
  return { 'x-hubspot-signature-v3': signature, 'x-hubspot-request-timestamp': String(at) };
}

export function deliver(
  { url }: Pick<RunningServer, 'url'>,
  { method, target, body, headers }: SignedRequest,
): Promise<Response> {
  return fetch(`${url}${target}`, { method, body, headers });
}

/** Asks as HubSpot does at that moment (epoch milliseconds); an answer that the route does not promise fails the test. */
export async function askSigned(
  server: Pick<RunningServer, 'url'>,
  method: string,
  path: string,
  at: number,
  ask?: Ask,
): Promise<Response> {
  const response = await deliver(server, signed(method, path, at, ask));
  await judgeAnswer(method, path, response);
  return response;
}

import { setupServer, type SetupServer } from 'msw/node';
import { expect, onTestFinished } from 'vitest';
import { createPortal, type Portal } from '../../src/sandbox/portal/portal.ts';
import { type PortalSettings, SANDBOX_TOKEN } from '../../src/sandbox/portal/settings.ts';
import type { World } from '../../src/sandbox/portal/world.ts';
import { smallWorld, WORLD_NOW } from '../factories/world.ts';
import { judgeAnswers } from './judge.ts';

export interface StartedPortal extends Portal {
  /** Base of every HubSpot URL; answered in this process. */
  url: string;
  token: string;
  /** For answers of a test's own: `server.use(…)`. */
  server: SetupServer;
  /** Moves the portal's clock, epoch milliseconds. */
  advanceTo: (moment: number) => void;
  /** Calls the portal with the token, JSON in and out. Name the body's type: the judge has checked its shape. */
  call: <Body = unknown>(
    method: string,
    path: string,
    body?: unknown,
  ) => Promise<{ status: number; body: Body }>;
}

export interface PortalOptions {
  world?: World;
  settings?: Partial<PortalSettings>;
  /** Where the portal's clock stands at first, epoch milliseconds; `WORLD_NOW` unless given. */
  now?: number;
  /** Real time for rate limits and tokens. */
  wallClock?: () => number;
  /** False for a test that plants answers HubSpot would not give. */
  isJudged?: boolean;
}

let isOpen = false;

/**
 * A simulated portal for one test: call it once, inside the test or in `beforeEach`. Requests that nothing answers are
 * errors, except those to the loopback address, where a test may run a server of its own. At the end of the test
 * every answer the portal gave is judged, and the test fails if HubSpot would not have given it.
 */
export function startPortal(options: PortalOptions = {}): StartedPortal {
  if (isOpen) throw new Error('A portal is started in this test already; a second one needs servePortal.');
  isOpen = true;
  let now = options.now ?? WORLD_NOW;
  const { settings, wallClock } = options;
  const portal = createPortal({
    world: options.world ?? smallWorld(),
    now: () => now,
    ...(settings === undefined ? {} : { settings }),
    ...(wallClock === undefined ? {} : { wallClock }),
  });
  const server = setupServer(...portal.handlers);
  const judge = options.isJudged === false ? null : judgeAnswers(server);
  const unanswered: string[] = [];
  server.listen({ onUnhandledRequest: (request) => refuseUnanswered(request, unanswered) });
  onTestFinished(async () => {
    isOpen = false;
    server.close();
    expect(unanswered, 'requests that nothing answers').toEqual([]);
    expect((await judge?.problems()) ?? [], 'answers that HubSpot would not give').toEqual([]);
  });
  const url = 'https://api.hubapi.com';
  return {
    ...portal,
    url,
    token: SANDBOX_TOKEN,
    server,
    advanceTo: (moment) => {
      now = moment;
    },
    call: (method, path, body) => callPortal(url, SANDBOX_TOKEN, method, path, body),
  };
}

/** Thrown, so that the request never leaves the machine; noted, so that a caller that retries cannot hide it. */
function refuseUnanswered(request: Request, unanswered: string[]): void {
  const { hostname } = new URL(request.url);
  if (hostname === '127.0.0.1' || hostname === 'localhost') return;
  unanswered.push(`${request.method} ${request.url}`);
  throw new Error(`Nothing answers ${request.method} ${request.url}`);
}

export async function callPortal<Body = unknown>(
  url: string,
  token: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: Body }> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

import { setTimeout as sleep } from 'node:timers/promises';
import { getResponse, http, HttpResponse } from 'msw';
import { createPortal, type Portal } from '../../../src/sandbox/portal/portal.ts';
import { servePortal } from '../../../src/sandbox/portal/serve.ts';
import { ALL_SCOPES, staticToken } from '../../../src/sandbox/portal/settings.ts';
import { accountOf, NUMBERS, RATE, REPORT_PATH, tokenOf } from './accounts.ts';
import type { PortalsReport } from './accounts.ts';

/** About what HubSpot takes for an answer, in milliseconds. */
const LATENCY_MS = 100;

/** Serves all accounts behind one address until it is killed, each for its token, as HubSpot does. */
const { now } = JSON.parse(process.argv[2] ?? '{}') as { now: number };
const portals = new Map(NUMBERS.map((number) => [`Bearer ${tokenOf(number)}`, portalOf(number)]));
const [first] = portals.values();
if (first === undefined) throw new Error('There are no accounts.');
const handler = http.all('*', async ({ request }) => {
  if (new URL(request.url).pathname === REPORT_PATH) return HttpResponse.json(report());
  await sleep(LATENCY_MS);
  const portal = portals.get(request.headers.get('authorization') ?? '');
  return portal === undefined
    ? HttpResponse.json({}, { status: 401 })
    : getResponse(portal.handlers, request);
});
const { url } = await servePortal({ ...first, handlers: [handler] }, { port: 0, host: '127.0.0.1' });
process.stdout.write(`${url}\n`);

function portalOf(number: number): Portal {
  const tokens = new Map([[tokenOf(number), staticToken(ALL_SCOPES)]]);
  const settings = { rateLimit: RATE, searchRateLimit: null, tokens };
  return createPortal({ world: accountOf(number, now), now: Date.now, settings });
}

function report(): PortalsReport {
  const all = [...portals.values()].map(({ requests }) => requests);
  return {
    requests: all.reduce((sum, requests) => sum + requests.total(), 0),
    refused: all.reduce((sum, requests) => sum + requests.countStatus(429), 0),
  };
}

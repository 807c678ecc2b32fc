import { HttpResponse } from 'msw';
import { type Answer, type Checked, checked, refused } from './answer.ts';
import type { PortalChange } from './changes.ts';
import { letHappen } from './faults/account-events.ts';
import { splitRows } from './faults/failed-rows.ts';
import type { PlannedFault } from './faults/fault-plan.ts';
import { hurtAnswer } from './faults/hurt-answer.ts';
import { hurtPage } from './faults/hurt-pages.ts';
import { answerInPlace } from './faults/in-place.ts';
import { type RollingWindow, rollingWindow } from './rate-limit.ts';
import {
  invalid,
  missingScopes,
  notAuthenticated,
  rateLimited,
  tokenExpired,
  unsupportedMediaType,
} from './refusals.ts';
import type { WritableRequestLog } from './request-log.ts';
import type { RouteMatch } from './route.ts';
import type { PortalSettings, TokenGrant } from './settings.ts';
import type { World } from './world.ts';

interface GateParts {
  world: World;
  settings: PortalSettings;
  requests: WritableRequestLog;
  now: () => number;
  wallClock: () => number;
  onChange: (change: PortalChange) => void;
}

interface Windows {
  burst: RollingWindow;
  search: RollingWindow;
}

type Gate = (request: Request, match: RouteMatch | null) => Promise<Response | undefined>;

/** What every request passes, in HubSpot's order: token, rate limit, scopes, body; then the route. */
export function createGate(parts: GateParts): Gate {
  const windows: Windows = { burst: rollingWindow(), search: rollingWindow() };
  return async (request, match) => {
    if (match === null) return undefined;
    const url = new URL(request.url);
    const headers: Record<string, string> = {};
    const due = parts.settings.faults?.next() ?? [];
    const given = await admit(parts, windows, request, match, { headers, due });
    const count = parts.requests.total() + 1;
    const { method } = request;
    parts.requests.add(
      { method, path: url.pathname, search: url.search, status: given.status, at: parts.now() },
      `${method} ${match.path}`,
    );
    return hurtAnswer(due, respond(given, headers, count), parts.wallClock());
  };
}

async function admit(
  parts: GateParts,
  windows: Windows,
  request: Request,
  match: RouteMatch,
  { headers, due }: { headers: Record<string, string>; due: readonly PlannedFault[] },
): Promise<Answer> {
  const { settings, world } = parts;
  const { pathname: path } = new URL(request.url);
  const count = parts.requests.total() + 1;
  const planted = settings.intercept?.({ method: request.method, path, count }) ?? null;
  if (planted !== null) return planted;
  const wallNow = parts.wallClock();
  letHappen(due, { world, settings, now: parts.now(), wallNow });
  const inPlace = answerInPlace(due);
  if (inPlace !== null) return inPlace;
  const closed = keepOut(settings, windows, request, match, wallNow, headers);
  if (closed !== null) return closed;
  const body = await readRequestBody(request, match.route.bodyType);
  if (!body.ok) return body.answer;
  return serve(parts, { request, match, due, body: body.value, wallNow });
}

interface Admitted {
  request: Request;
  match: RouteMatch;
  due: readonly PlannedFault[];
  body: unknown;
  wallNow: number;
}

function serve(parts: GateParts, { request, match, due, body: sent, wallNow }: Admitted): Answer {
  const { settings, world } = parts;
  const { pathname: path, search, searchParams: query } = new URL(request.url);
  const split = splitRows(due, sent);
  const body = split?.body ?? sent;
  const { params } = match;
  const now = parts.now();
  const given = match.route.handle({ world, settings, now, wallNow, params, query, body });
  if (match.route.changes && given.status < 400)
    parts.onChange({ at: now, method: request.method, path: `${path}${search}`, body });
  const completed = split?.complete(given) ?? given;
  const pages = settings.faults?.pages;
  return pages === undefined
    ? completed
    : hurtPage(due, { given: completed, call: `${request.method} ${path}`, pages });
}

function keepOut(
  settings: PortalSettings,
  windows: Windows,
  request: Request,
  match: RouteMatch,
  wallNow: number,
  headers: Record<string, string>,
): Answer | null {
  const scopes = match.route.scopes(match.params);
  if (scopes === null) return null;
  const grant = authenticate(settings, request, wallNow);
  if (!grant.ok) return grant.answer;
  const limited = takePlace(settings, windows, match.route.limit, wallNow, headers);
  return limited ?? withheld(settings, grant.value, scopes);
}

function authenticate(settings: PortalSettings, request: Request, wallNow: number): Checked<TokenGrant> {
  const [scheme, token] = (request.headers.get('authorization') ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || token === undefined) return refused(notAuthenticated());
  const grant = settings.tokens.get(token);
  if (grant === undefined) return refused(notAuthenticated());
  if (grant.expiresAt !== null && grant.expiresAt <= wallNow) return refused(tokenExpired());
  return checked(grant);
}

function takePlace(
  settings: PortalSettings,
  windows: Windows,
  limit: 'burst' | 'search' | 'none',
  at: number,
  headers: Record<string, string>,
): Answer | null {
  if (settings.dailyRemaining !== null) {
    if (settings.dailyRemaining <= 0) return rateLimited('DAILY');
    settings.dailyRemaining -= 1;
  }
  if (limit === 'search') {
    const isFull =
      settings.searchRateLimit !== null && !windows.search.take(settings.searchRateLimit, at).isAllowed;
    return isFull ? rateLimited('SECONDLY') : null;
  }
  if (limit === 'none' || settings.rateLimit === null) return null;
  const place = windows.burst.take(settings.rateLimit, at);
  headers['X-HubSpot-RateLimit-Max'] = String(settings.rateLimit.max);
  headers['X-HubSpot-RateLimit-Remaining'] = String(place.remaining);
  headers['X-HubSpot-RateLimit-Interval-Milliseconds'] = String(settings.rateLimit.intervalMs);
  return place.isAllowed ? null : rateLimited('TEN_SECONDLY_ROLLING');
}

function withheld(settings: PortalSettings, grant: TokenGrant, anyOf: readonly string[]): Answer | null {
  if (anyOf.length === 0) return null;
  const isGranted = anyOf.some((scope) => grant.scopes.includes(scope));
  const isInPlan = settings.hasWorkflows || !anyOf.includes('automation');
  return isGranted && isInPlan ? null : missingScopes(anyOf);
}

async function readRequestBody(request: Request, bodyType: 'json' | 'form'): Promise<Checked<unknown>> {
  if (request.method === 'GET' || request.method === 'DELETE') return checked(undefined);
  const text = await request.text();
  const contentType = request.headers.get('content-type') ?? '';
  const expected = bodyType === 'form' ? 'application/x-www-form-urlencoded' : 'application/json';
  if (text !== '' && !contentType.startsWith(expected)) return refused(unsupportedMediaType(expected));
  if (bodyType === 'form') return checked(Object.fromEntries(new URLSearchParams(text)));
  try {
    return checked(JSON.parse(text));
  } catch (error) {
    return refused(invalid(`Invalid input JSON: ${error instanceof Error ? error.message : 'not readable'}`));
  }
}

function respond(given: Answer, headers: Record<string, string>, count: number): Response {
  const init = { status: given.status, headers: { ...headers, ...given.headers } };
  if (given.body === undefined) return new HttpResponse(null, init);
  if (typeof given.body === 'string') return HttpResponse.html(given.body, init);
  if (given.status < 400) return HttpResponse.json(given.body, init);
  return HttpResponse.json({ ...given.body, correlationId: correlationId(count) }, init);
}

/** A UUID that numbers the requests, so that equal runs give equal bytes. */
function correlationId(count: number): string {
  return `00000000-0000-4000-8000-${count.toString(16).padStart(12, '0')}`;
}

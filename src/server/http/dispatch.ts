import type { Request } from 'express';
import type { ZodError, ZodType } from 'zod';
import { accept, refuse, type Result } from '../../core/result.ts';
import { refusalAnswer } from './errors.ts';
import { rawBodyOf, type Answer, type HttpDeps, type Identity, type Route } from './route.ts';

/** Takes a request through identity, rights and parsing to its route. Nothing of a route runs before all three. */
export async function dispatch(route: Route, request: Request, deps: HttpDeps): Promise<Answer> {
  const identified = deps.identify({
    method: request.method,
    target: request.originalUrl,
    rawBody: rawBodyOf(request),
    header: (name) => request.get(name),
  });
  if (!identified.ok) return refusalAnswer(identified);
  const identity = identified.value;
  const doors = deps.portal(identity.portalId);
  if (doors === null) return refusalAnswer(NOT_CONNECTED);
  if (route.access === 'edit' && !(await mayEdit(deps, identity))) return refusalAnswer(NOT_AN_EDITOR);
  const body = parseBody(route, rawBodyOf(request));
  if (!body.ok) return refusalAnswer(body);
  const query = parseWith(route.query, ownQuery(request), 'query');
  if (!query.ok) return refusalAnswer(query);
  const params = Object.fromEntries(
    Object.entries(request.params).map(([key, value]) => [key, String(value)]),
  );
  return route.handle({ deps, identity, doors, params, body: body.value, query: query.value });
}

const NOT_CONNECTED = refuse(
  'not_connected',
  'This HubSpot account is not connected to Groundwork.',
  'An admin can connect it in Settings › Integrations › Connected apps › Groundwork.',
);

const NOT_AN_EDITOR = refuse(
  'not_an_editor',
  'You can look, not change.',
  'Ask one of the editors named in Groundwork’s settings.',
);

async function mayEdit(deps: HttpDeps, identity: Identity): Promise<boolean> {
  const portal = await deps.store.portals.get(identity.portalId);
  return portal?.editors.includes(identity.userId) ?? false;
}

function parseBody(route: Route, text: string): Result<unknown, 'invalid_json' | 'invalid_request'> {
  if (route.body === null) return accept(null);
  try {
    return parseWith(route.body, JSON.parse(text), 'body');
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse('invalid_json', `The body is not JSON: ${error.message}`, 'Send a JSON object.');
  }
}

function parseWith(
  schema: ZodType | null,
  value: unknown,
  where: string,
): Result<unknown, 'invalid_request'> {
  if (schema === null) return accept(null);
  const parsed = schema.safeParse(value);
  return parsed.success
    ? accept(parsed.data)
    : refuse('invalid_request', describe(parsed.error, where), HINT);
}

const HINT = 'Mend the named fields and send it again.';

function describe(error: ZodError, where: string): string {
  return error.issues.map((issue) => `${[where, ...issue.path].join('.')}: ${issue.message}`).join('; ');
}

/** HubSpot appends who is calling to every address; those names are not the route's. */
const HUBSPOTS_OWN = new Set(['userId', 'portalId', 'userEmail', 'appId']);

function ownQuery(request: Request): Record<string, unknown> {
  return Object.fromEntries(Object.entries(request.query).filter(([key]) => !HUBSPOTS_OWN.has(key)));
}

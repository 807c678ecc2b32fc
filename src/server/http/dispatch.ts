import type { Request } from 'express';
import type { ZodError, ZodType } from 'zod';
import { accept, refuse, type Result } from '../../core/result.ts';
import { NOT_CONNECTED, refusalAnswer } from './errors.ts';
import type { Answer, HttpDeps, Identity, Route } from './route.ts';

/** Takes a request through identity, rights and parsing to its route. Nothing of a route runs before all three. */
export async function dispatch(route: Route, request: Request, deps: HttpDeps): Promise<Answer> {
  const rawBody = rawBodyOf(request);
  const identified = deps.identify({
    method: request.method,
    target: request.originalUrl,
    rawBody,
    header: (name) => request.get(name),
  });
  if (!identified.ok) return refusalAnswer(identified);
  const identity = identified.value;
  const doors = deps.portal(identity.portalId);
  if (doors === null) return refusalAnswer(NOT_CONNECTED);
  if (route.access === 'edit' && !(await mayEdit(deps, identity))) return refusalAnswer(NOT_AN_EDITOR);
  const params = parseWith(route.params, request.params, 'address');
  if (!params.ok) return refusalAnswer(params);
  const query = parseWith(route.query, ownQuery(request), 'query');
  if (!query.ok) return refusalAnswer(query);
  const body = parseBody(route, rawBody);
  if (!body.ok) return refusalAnswer(body);
  return route.handle({
    ...{ deps, identity, doors },
    ...{ params: params.value, query: query.value, body: body.value },
  });
}

const NOT_AN_EDITOR = refuse(
  'not_an_editor',
  'You can look, not change.',
  'Ask one of the editors named in Groundwork’s settings.',
);

async function mayEdit(deps: HttpDeps, identity: Identity): Promise<boolean> {
  const portal = await deps.store.portals.get(identity.portalId);
  return portal?.editors.includes(identity.userId) ?? false;
}

const NO_BODY = new Uint8Array();

function rawBodyOf(request: Request): Uint8Array {
  const body: unknown = request.body;
  return body instanceof Uint8Array ? body : NO_BODY;
}

function parseBody(route: Route, bytes: Uint8Array): Result<unknown, 'invalid_json' | 'invalid_request'> {
  if (route.body === null) return accept(null);
  const json = readJson(bytes);
  return json.ok ? parseWith(route.body, json.value, 'body') : json;
}

function readJson(bytes: Uint8Array): Result<unknown, 'invalid_json'> {
  try {
    return accept(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch (error) {
    // A TypeError says that the bytes are not UTF-8, a RangeError that the JSON is nested beyond reading.
    const isTheirs =
      error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError;
    if (!isTheirs) throw error;
    return refuse('invalid_json', `The body is not JSON: ${error.message}`, 'Send a JSON object in UTF-8.');
  }
}

function parseWith(
  schema: ZodType | null,
  value: unknown,
  where: string,
): Result<unknown, 'invalid_request'> {
  if (schema === null) return accept(null);
  const parsed = schema.safeParse(value);
  if (parsed.success) return accept(parsed.data);
  return refuse('invalid_request', describe(parsed.error, where), 'Mend the named fields and send it again.');
}

/** As much of what is wrong as a person reads. */
const MOST_ISSUES = 10;
const LONGEST_ISSUE = 200;

function describe({ issues }: ZodError, where: string): string {
  const told = issues.slice(0, MOST_ISSUES).map(({ path, message }) => {
    return `${[where, ...path].join('.')}: ${message}`.slice(0, LONGEST_ISSUE);
  });
  const more = issues.length - told.length;
  return [...told, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

/** HubSpot appends who is calling to every address; those names are not the route's. */
const HUBSPOTS_OWN = new Set(['userId', 'portalId', 'userEmail', 'appId']);

function ownQuery(request: Request): Record<string, unknown> {
  return Object.fromEntries(Object.entries(request.query).filter(([key]) => !HUBSPOTS_OWN.has(key)));
}

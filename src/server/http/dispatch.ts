import type { Request } from 'express';
import * as z from 'zod';
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
  const { content, requestId } = body.value;
  const handle = () =>
    route.handle({
      ...{ deps, identity, doors },
      ...{ params: params.value, query: query.value, body: content },
    });
  if (requestId === null) return handle();
  const { portalId, userId } = identity;
  return deps.repeats.once([portalId, userId, request.method, request.path, requestId].join(' '), handle);
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

/** What a route takes, and the id by which a repeat of the request is known; null when it gave none. */
interface Body {
  content: unknown;
  requestId: string | null;
}

const RequestId = z.string().regex(/^[\w-]{8,64}$/, '8 to 64 letters, digits, - and _');

function parseBody(route: Route, bytes: Uint8Array): Result<Body, 'invalid_json' | 'invalid_request'> {
  if (route.body === null) return accept({ content: null, requestId: null });
  const json = readJson(bytes);
  if (!json.ok) return json;
  const { requestId, rest } = withoutRequestId(json.value);
  const id = parseWith(z.nullable(RequestId), requestId, 'body.requestId');
  if (!id.ok) return id;
  const content = parseWith(route.body, rest, 'body');
  return content.ok ? accept({ content: content.value, requestId: id.value }) : content;
}

/** `hubspot.fetch` passes no header of ours on, so that the id travels in the body. */
function withoutRequestId(body: unknown): { requestId: unknown; rest: unknown } {
  if (typeof body !== 'object' || body === null || Array.isArray(body) || !('requestId' in body))
    return { requestId: null, rest: body };
  const { requestId, ...rest } = body;
  return { requestId, rest };
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

function parseWith<Value>(
  schema: ZodType<Value> | null,
  value: unknown,
  where: string,
): Result<Value | null, 'invalid_request'> {
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

import type { Request } from 'express';
import * as z from 'zod';
import { accept, refuse, type Result } from '../../core/result.ts';
import { withTrail } from '../store/with-trail.ts';
import { answerOf, NOT_CONNECTED, refusalAnswer } from './errors.ts';
import { identify } from './identify.ts';
import { parseWith, readJson } from './parse.ts';
import { receivedFrom } from './received.ts';
import type { Answer, HttpDeps, Identity, Route } from './route.ts';

/** Takes a request through identity, rights and parsing to its route. Nothing of a route runs before all three. */
export async function dispatch(route: Route, request: Request, deps: HttpDeps): Promise<Answer> {
  const received = receivedFrom(request);
  const identified = identify(received, deps.verify);
  if (!identified.ok) return refusalAnswer(identified);
  const identity = identified.value;
  const tooMany = deps.portalLimit.take(identity.portalId);
  if (tooMany !== null) return refusalAnswer(tooMany);
  const doors = await deps.connections.doors(identity.portalId);
  if (doors === null) return refusalAnswer(NOT_CONNECTED);
  if (route.access === 'edit' && !(await mayEdit(deps, identity))) return refusalAnswer(NOT_AN_EDITOR);
  const params = parseWith(route.params, request.params, 'address');
  if (!params.ok) return refusalAnswer(params);
  const query = parseWith(route.query, ownQuery(request), 'query');
  if (!query.ok) return refusalAnswer(query);
  const body = parseBody(route, received.rawBody);
  if (!body.ok) return refusalAnswer(body);
  const { content, requestId } = body.value;
  const store = withTrail(deps.store, { by: identity.userId, now: deps.now, newId: deps.newId });
  const handle = async () => {
    const call = { deps: { ...deps, store }, identity, doors };
    const asked = { params: params.value, query: query.value, body: content };
    return answerOf(await route.handle({ ...call, ...asked }), route.status);
  };
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

/** HubSpot appends who is calling to every address; those names are not the route's. */
const HUBSPOTS_OWN = new Set(['userId', 'portalId', 'userEmail', 'appId']);

function ownQuery(request: Request): Record<string, unknown> {
  return Object.fromEntries(Object.entries(request.query).filter(([key]) => !HUBSPOTS_OWN.has(key)));
}

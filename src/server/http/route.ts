import type { Request } from 'express';
import type { ZodType } from 'zod';
import type { Result } from '../../core/result.ts';
import type { HubSpotPortal } from '../hubspot/port.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import type { Store } from '../store/port.ts';

/** Who is calling, as proven by the request itself and never by what it claims. */
export interface Identity {
  portalId: string;
  userId: string;
}

export type Identify = (request: {
  method: string;
  /** Path and query as received. */
  target: string;
  rawBody: string;
  header(name: string): string | undefined;
}) => Result<Identity, 'unsigned' | 'not_configured'>;

export interface HttpDeps {
  store: Store;
  /** The doors to a portal, or null when it is not connected here. */
  portal(portalId: string): PortalDoors | null;
  identify: Identify;
  jobs: JobRunner;
  now: () => number;
  newId: () => string;
}

/** `interactive` answers people within a second or not at all; `hubspot` is for jobs. */
export interface PortalDoors {
  hubspot: HubSpotPortal;
  interactive: HubSpotPortal;
}

export interface RouteCall<Body, Query> {
  deps: HttpDeps;
  identity: Identity;
  doors: PortalDoors;
  params: Record<string, string>;
  body: Body;
  query: Query;
}

export interface Answer {
  status: number;
  body: unknown;
}

/** One endpoint: what it takes, who may call it, what it answers. */
export interface Route<Body = unknown, Query = unknown> {
  method: 'get' | 'post' | 'put' | 'delete';
  path: string;
  /** `edit` routes are for the portal's named editors. */
  access: 'read' | 'edit';
  body: ZodType<Body> | null;
  query: ZodType<Query> | null;
  handle(call: RouteCall<Body, Query>): Promise<Answer>;
}

/** Keeps the types of body and query inside the route and hands the table a uniform one. */
export function defineRoute<Body, Query>(route: Route<Body, Query>): Route {
  // The dispatcher parses with the route's own schemas before it calls `handle`, so the types meet there.
  return route as unknown as Route;
}

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** The raw body kept beside the parsed one, because signatures are made over bytes. */
export function rawBodyOf(request: Request): string {
  return Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
}

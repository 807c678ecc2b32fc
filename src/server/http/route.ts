import type { ZodType } from 'zod';
import type { $ZodType } from 'zod/v4/core';
import type { AuditConfig } from '../../core/grounding/config/audit-config.ts';
import type { Result } from '../../core/result.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { Store } from '../store/port/store.ts';
import type { KeyRing } from '../store/sealing.ts';
import type { TakenIn } from '../use-cases/events/take-in-events.ts';
import type { Post } from '../use-cases/tell/incoming-webhook.ts';
import type { Connections, PortalDoors } from './connections.ts';
import type { RefusalCode } from './errors.ts';
import type { RateLimit } from './rate-limits.ts';
import type { Repeats } from './repeats.ts';

/** Who is calling, as proven by the request itself and never by what it claims. */
export interface Identity {
  portalId: string;
  userId: string;
}

export interface ReceivedRequest {
  method: string;
  /** Path and query as received. */
  target: string;
  /** Byte for byte as received, because signatures are made over bytes. */
  rawBody: Uint8Array;
  header(name: string): string | undefined;
}

/** HubSpot's signature by its version; the old one counts only where no newer one was sent. */
export type SignatureKind = 'v3' | 'v3_or_v2';

/** Whether HubSpot sent this very request. */
export type Verify = (
  request: ReceivedRequest,
  kind: SignatureKind,
) => Result<null, 'unsigned' | 'not_configured'>;

export interface HttpDeps {
  store: Store;
  verify: Verify;
  connections: Connections;
  /** Requests of one portal; more than people make is refused. */
  portalLimit: RateLimit;
  jobs: JobQueue;
  repeats: Repeats;
  /** Told how many events of a delivery were kept, repeated and ignored; never of a record. */
  onEvents: (counts: Omit<TakenIn, 'portalIds'>) => void;
  /** Seal and open the address of the weekly message. */
  keys: KeyRing;
  /** Posts the weekly message. */
  post: Post;
  /** What the settings file says about audits. */
  auditConfig: AuditConfig;
  /** Whether work is started by the clock. */
  isScheduled: boolean;
  /** Epoch milliseconds. */
  now: () => number;
  newHypothesisId: () => string;
  /** A fresh id for anything else. */
  newId: () => string;
}

/** Where and for whom a route works. */
export interface RouteContext {
  deps: HttpDeps;
  identity: Identity;
  doors: PortalDoors;
}

interface RouteCall<Params, Body, Query> extends RouteContext {
  params: Params;
  body: Body;
  query: Query;
}

export interface Answer {
  status: number;
  body: unknown;
}

/** One endpoint: what it takes, who may call it, what it answers. What has no schema is not looked at. */
export interface Route<Params = unknown, Body = unknown, Query = unknown, Value = unknown> {
  method: 'get' | 'post' | 'put' | 'delete';
  path: string;
  /** `edit` routes are for the portal's named editors. */
  access: 'read' | 'edit';
  params: ZodType<Params> | null;
  body: ZodType<Body> | null;
  query: ZodType<Query> | null;
  /** What it answers when it does what was asked. */
  answer: $ZodType<Value>;
  /** With which status: 200 unless given. */
  status?: 201 | 202;
  handle(call: RouteCall<Params, Body, Query>): Promise<Result<NoInfer<Value>, RefusalCode>>;
}

/** Keeps the types of what a route takes inside it and hands the table a uniform one. */
export function defineRoute<Params, Body, Query, Value>(route: Route<Params, Body, Query, Value>): Route {
  // The dispatcher parses with the route's own schemas before it calls `handle`, so the types meet there.
  return route as unknown as Route;
}

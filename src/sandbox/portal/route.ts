import type { Answer } from './answer.ts';
import type { PortalSettings } from './settings.ts';
import type { World } from './world.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A request that was let in, with the portal it was made to. */
export interface Call {
  world: World;
  settings: PortalSettings;
  /** Portal time, epoch milliseconds: what happened later does not show. */
  now: number;
  /** Real time, epoch milliseconds: the life of tokens. */
  wallNow: number;
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** Parsed JSON, or the fields of a form; undefined when none was sent. */
  body: unknown;
}

export interface Route {
  method: Method;
  /** All spellings HubSpot serves, versioned and dated, with `:name` for a segment. */
  paths: readonly string[];
  /** Scopes of which one is needed; empty when any token will do, null when none is needed. */
  scopes: (params: Readonly<Record<string, string>>) => readonly string[] | null;
  /** Which limit counts the request; `none` for calls HubSpot does not count. */
  limit: 'burst' | 'search' | 'none';
  bodyType: 'json' | 'form';
  /** Whether it changes the portal for good. */
  changes: boolean;
  handle: (call: Call) => Answer;
}

type Draft = Pick<Route, 'method' | 'paths' | 'scopes' | 'handle'> &
  Partial<Pick<Route, 'limit' | 'bodyType' | 'changes'>>;

export function route(draft: Draft): Route {
  return { limit: 'burst', bodyType: 'json', changes: false, ...draft };
}

export interface RouteMatch {
  route: Route;
  /** The spelling that matched. */
  path: string;
  params: Record<string, string>;
}

interface Spelling {
  route: Route;
  path: string;
  segments: string[];
}

/** Finds routes by method and path; spellings without parameters come before those with. */
export function router(routes: readonly Route[]): (method: string, path: string) => RouteMatch | null {
  const byShape = new Map<string, Spelling[]>();
  for (const spelling of spellings(routes)) {
    const shape = shapeOf(spelling.route.method, spelling.segments);
    byShape.set(shape, [...(byShape.get(shape) ?? []), spelling]);
  }
  return (method, path) => {
    const segments = path.replace(/\/+$/, '').split('/');
    for (const spelling of byShape.get(shapeOf(method, segments)) ?? []) {
      const params = matchSegments(spelling.segments, segments);
      if (params !== null) return { route: spelling.route, path: spelling.path, params };
    }
    return null;
  };
}

function spellings(routes: readonly Route[]): Spelling[] {
  return routes
    .flatMap((one) => one.paths.map((path) => ({ route: one, path, segments: path.split('/') })))
    .sort((a, b) => parameterCount(a.segments) - parameterCount(b.segments));
}

function shapeOf(method: string, segments: readonly string[]): string {
  return `${method} ${segments.length}`;
}

function parameterCount(segments: readonly string[]): number {
  return segments.filter((segment) => segment.startsWith(':')).length;
}

function matchSegments(pattern: readonly string[], actual: readonly string[]): Record<string, string> | null {
  if (pattern.length !== actual.length) return null;
  const params: Record<string, string> = {};
  for (const [index, segment] of pattern.entries()) {
    const value = actual[index] ?? '';
    if (segment.startsWith(':')) params[segment.slice(1)] = value;
    else if (segment !== value) return null;
  }
  return params;
}

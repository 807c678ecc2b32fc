import type { Request, RequestHandler } from 'express';

/** The header by which an answer, its line in the log and a question to support find each other. */
export const REQUEST_ID = 'X-Request-Id';

export interface ObserveDeps {
  newId: () => string;
  /** Epoch milliseconds. */
  now: () => number;
  /** Told of every answer; never of a body, a query or a header. `route` is the pattern, so that no id is in it. */
  log: (entry: { requestId: string; method: string; route: string; status: number; ms: number }) => void;
}

/** Gives each request an id and tells the log how it was answered. */
export function observe({ newId, now, log }: ObserveDeps): RequestHandler {
  return (request, response, next) => {
    const requestId = newId();
    const startedAt = now();
    response.set(REQUEST_ID, requestId);
    response.on('finish', () => {
      const ms = now() - startedAt;
      log({ requestId, method: request.method, route: routeOf(request), status: response.statusCode, ms });
    });
    next();
  };
}

function routeOf(request: Request): string {
  const route: unknown = request.route;
  const hasPath = typeof route === 'object' && route !== null && 'path' in route;
  return hasPath && typeof route.path === 'string' ? route.path : '-';
}

import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Response } from 'express';
import helmet from 'helmet';
import { refuse } from '../core/result.ts';
import { dispatch } from './http/dispatch.ts';
import { faultAnswer, refusalAnswer } from './http/errors.ts';
import { dispatchHook } from './http/hooks/dispatch-hook.ts';
import { HOOKS } from './http/hooks/table.ts';
import { installRoutes, type InstallDeps } from './http/install/install-routes.ts';
import { observe, REQUEST_ID, type ObserveDeps } from './http/observe.ts';
import type { Prometheus } from './http/prometheus.ts';
import { requestProblem } from './http/request-problem.ts';
import type { Answer, HttpDeps } from './http/route.ts';
import { ROUTES } from './http/routes/table.ts';
import { SERVER_TIMING, timed } from './http/server-timing.ts';

/** What HubSpot's fetch can carry is the largest body we take (1 MB). */
const BODY_LIMIT = '1mb';

export interface AppDeps extends HttpDeps, ObserveDeps {
  /** Codes of what keeps the server from working, for `/readyz`. */
  problems: () => Promise<string[]>;
  /** The pages on which accounts are connected; null where the account is connected by a key. */
  install: InstallDeps | null;
  /** What an operator watches; null where nobody may ask. */
  prometheus: Pick<Prometheus, 'handle'> | null;
  /** Told of every fault with the request it happened in. */
  onFault: (requestId: string, error: unknown) => void;
}

/** The whole HTTP interface. Touches neither process nor network nor disk itself. */
export function createApp(deps: AppDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  // Who really asks says the proxy in front, which runs on this machine or in its private network.
  app.set('trust proxy', ['loopback', 'uniquelocal']);
  app.set('query parser', 'simple');
  app.use(helmet());
  app.get('/healthz', (_request, response) => send(response, { status: 200, body: { status: 'ok' } }));
  const { prometheus } = deps;
  if (prometheus !== null) {
    app.get('/metrics', (request, response, next) => prometheus.handle(request, response, next));
  }
  app.use(observe(deps));
  app.get('/readyz', readiness(deps));
  if (deps.install !== null) app.use(installRoutes(deps.install, deps.onFault));
  // Not inflated: a signature is made over the bytes as they were sent.
  app.use(SIGNED, express.raw({ type: () => true, limit: BODY_LIMIT, inflate: false }));
  for (const route of ROUTES) {
    app[route.method](route.path, async (request, response) => {
      const { answer, timing } = await timed(deps.now, () => dispatch(route, request, deps));
      response.set(SERVER_TIMING, timing);
      send(response, answer);
    });
  }
  for (const hook of HOOKS) {
    app.post(hook.path, async (request, response) => {
      const requestId = response.get(REQUEST_ID) ?? '-';
      send(response, await dispatchHook(hook, request, deps, { requestId, onFault: deps.onFault }));
    });
  }
  app.use((_request, response) => send(response, refusalAnswer(NO_SUCH_ROUTE)));
  app.use(answerErrors(deps));
  return app;
}

/** Where requests are signed over their bytes. */
const SIGNED = ['/api', '/actions', '/webhooks'];

const NO_SUCH_ROUTE = refuse(
  'no_such_route',
  'There is nothing at this address.',
  'docs/openapi.json lists the addresses.',
);

function readiness({ problems }: AppDeps): RequestHandler {
  return async (_request, response) => {
    const found = await problems();
    const isReady = found.length === 0;
    send(response, {
      status: isReady ? 200 : 503,
      body: { status: isReady ? 'ready' : 'not_ready', problems: found },
    });
  };
}

/** Express names error handlers by their four parameters. */
function answerErrors({ onFault }: AppDeps): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    const problem = requestProblem(error);
    if (problem !== null) return send(response, refusalAnswer(problem));
    const requestId = response.get(REQUEST_ID) ?? '-';
    onFault(requestId, error);
    send(response, faultAnswer(error, `request ${requestId}`));
  };
}

function send(response: Response, { status, body }: Answer): void {
  response.status(status).json(body);
}

import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import helmet from 'helmet';
import { refuse } from '../core/result.ts';
import { dispatch } from './http/dispatch.ts';
import { faultAnswer, refusalAnswer } from './http/errors.ts';
import type { Answer, HttpDeps } from './http/route.ts';
import { ROUTES } from './http/routes/table.ts';

/** What HubSpot's fetch can carry is the largest body we take (1 MB). */
const BODY_LIMIT = '1mb';

export interface AppDeps extends HttpDeps {
  /** Answers whether the store can be read, for `/readyz`. */
  ready: () => Promise<boolean>;
  /** Told of every answer: method, route, status and milliseconds, never a body, a query or a token. */
  log: (entry: { requestId: string; method: string; route: string; status: number; ms: number }) => void;
  /** Told of every fault with the request it happened in. */
  onFault: (requestId: string, error: unknown) => void;
}

/** The whole HTTP interface. Touches neither process nor network nor disk itself. */
export function createApp(deps: AppDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(helmet());
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', (_request, response) => answerReadiness(deps, response));
  app.use('/api', express.raw({ type: () => true, limit: BODY_LIMIT }));
  for (const route of ROUTES) {
    app[route.method](route.path, (request: Request, response: Response) =>
      timed(deps, route.path, request, response, () => dispatch(route, request, deps)),
    );
  }
  app.use((request, response) =>
    timed(deps, '-', request, response, async () => refusalAnswer(NO_SUCH_ROUTE)),
  );
  app.use(bodyProblems);
  return app;
}

const NO_SUCH_ROUTE = refuse(
  'no_such_route',
  'There is nothing at this address.',
  'The README lists the routes.',
);

async function answerReadiness(deps: AppDeps, response: Response): Promise<void> {
  const isReady = await deps.ready();
  response.status(isReady ? 200 : 503).json({ status: isReady ? 'ready' : 'store_not_ready' });
}

async function timed(
  deps: AppDeps,
  route: string,
  request: Request,
  response: Response,
  answer: () => Promise<Answer>,
): Promise<void> {
  const requestId = deps.newId();
  const startedAt = deps.now();
  const { status, body } = await answerOrFault(deps, requestId, answer);
  response.status(status).set('X-Request-Id', requestId).json(body);
  deps.log({ requestId, method: request.method, route, status, ms: deps.now() - startedAt });
}

async function answerOrFault(
  deps: AppDeps,
  requestId: string,
  answer: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await answer();
  } catch (error) {
    deps.onFault(requestId, error);
    return faultAnswer(error, requestId);
  }
}

/** Bodies that Express itself refuses: too large, cut short, in an encoding it does not know. */
const bodyProblems: ErrorRequestHandler = (error: { status?: number }, _request, response, _next) => {
  const isTooLarge = error.status === 413;
  const refusal = isTooLarge
    ? refuse('body_too_large', 'The body is larger than 1 MB.', 'Send fewer things at once.')
    : refuse('invalid_json', 'The body could not be read.', 'Send it again as plain UTF-8 JSON.');
  const { status, body } = refusalAnswer(refusal);
  response.status(status).json(body);
};

import { Router, type ErrorRequestHandler, type Request, type Response } from 'express';
import { scopesMissing, scopesToAsk } from '../../../core/access/scopes.ts';
import type { Result } from '../../../core/result.ts';
import { authorizeUrl } from '../../hubspot/authorize-url.ts';
import type { OAuthClient, OAuthTokens } from '../../hubspot/oauth.ts';
import { connectedPage, notConnectedPage, readFirstPage } from '../../report/html/install-pages.ts';
import type { Install } from '../../store/port/installs.ts';
import { KEPT_MS, type BegunInstalls } from '../../use-cases/install/begun-installs.ts';
import { faultStatus, tellFault } from '../errors.ts';
import { REQUEST_ID } from '../observe.ts';
import type { RateLimit } from '../rate-limits.ts';
import { requestProblem } from '../request-problem.ts';

export interface InstallDeps {
  begun: BegunInstalls;
  /** Requests of one address. */
  limit: RateLimit;
  oauth: Pick<OAuthClient, 'exchange'>;
  clientId: string;
  /** HubSpot's page on which an admin grants access. */
  authorizeUrl: string;
  /** Where this server is reached, without a slash at the end. */
  publicUrl: string;
  /** Keeps the portal these tokens were granted for. */
  install: (tokens: OAuthTokens) => Promise<Install>;
}

export const INSTALL_PAGE = '/install';
const BEGIN = '/oauth/install';
const CALLBACK = '/oauth/callback';
const COOKIE = 'groundwork_install';

/** The pages an admin goes through to connect an account: what is asked for and why, HubSpot's own, what came of it. */
export function installRoutes(
  deps: InstallDeps,
  onFault: (requestId: string, error: unknown) => void,
): Router {
  const router = Router();
  router.use([INSTALL_PAGE, '/oauth'], (request, response, next) => {
    const tooMany = deps.limit.take(request.ip ?? '');
    if (tooMany === null) return next();
    sendPage(
      response.set('Retry-After', '60'),
      429,
      notConnectedPage({ ...tooMany, againHref: INSTALL_PAGE }),
    );
  });
  router.get(INSTALL_PAGE, (request, response) => {
    const writing = asksForWriting(request);
    sendPage(response, 200, readFirstPage({ writing, continueHref: `${BEGIN}${writingQuery(writing)}` }));
  });
  router.get(BEGIN, (request, response) => begin(deps, request, response));
  router.get(CALLBACK, (request, response) => finish(deps, request, response));
  router.use(tellFaults(onFault));
  return router;
}

/** Whoever sees these pages is a person in a browser. Express names error handlers by their four parameters. */
function tellFaults(onFault: (requestId: string, error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (requestProblem(error) !== null) return next(error);
    const requestId = response.get(REQUEST_ID) ?? '-';
    onFault(requestId, error);
    const said = tellFault(error, `request ${requestId}`);
    sendPage(response, faultStatus(error), notConnectedPage({ ...said, againHref: INSTALL_PAGE }));
  };
}

async function begin(deps: InstallDeps, request: Request, response: Response): Promise<void> {
  const writing = asksForWriting(request);
  const { browser, state, codeVerifier } = await deps.begun.begin(writing);
  response.cookie(COOKIE, browser, { ...cookieScope(deps), maxAge: KEPT_MS });
  const { clientId } = deps;
  const scopes = scopesToAsk({ writing });
  const ask = { clientId, redirectUri: redirectUri(deps), ...scopes, state, codeVerifier };
  response.redirect(302, authorizeUrl({ authorizeUrl: deps.authorizeUrl, ...ask }));
}

async function finish(deps: InstallDeps, request: Request, response: Response): Promise<void> {
  const state = textOf(request.query['state']);
  const browser = cookieOf(request);
  const begun = browser === null ? null : await deps.begun.take(browser, state);
  response.clearCookie(COOKIE, cookieScope(deps));
  if (begun === null) return refusePage(response, NOT_BEGUN_HERE, INSTALL_PAGE);
  const againHref = `${INSTALL_PAGE}${writingQuery(begun.writing)}`;
  const error = textOf(request.query['error']);
  const description = textOf(request.query['error_description']);
  if (error !== '') return refusePage(response, declined(error, description), againHref);
  const proof = { redirectUri: redirectUri(deps), codeVerifier: begun.codeVerifier };
  const tokens = await deps.oauth.exchange(textOf(request.query['code']), proof);
  if (!tokens.ok) return refusePage(response, tokens, againHref);
  await deps.install(tokens.value);
  const { portalId, scopes: granted } = tokens.value;
  const missing = scopesMissing(granted, { writing: begun.writing });
  sendPage(response, 200, connectedPage({ portalId, granted, missing, againHref }));
}

type Said = Pick<Extract<Result<never>, { ok: false }>, 'message' | 'hint'>;

const NOT_BEGUN_HERE: Said = {
  message:
    'This install was not begun in this browser, was begun more than 15 minutes ago, or has been finished already.',
  hint: 'Begin again here, in the browser in which you are logged in to HubSpot, and keep cookies on.',
};

function declined(error: string, description: string): Said {
  const said = description === '' ? error : description;
  return {
    message: `HubSpot did not connect the account. It says: ${said.slice(0, 300)}`,
    hint: 'Nothing was stored. If you did not cancel it yourself: a super admin may have to approve the app under Settings › Integrations › Connected apps, or the account’s plan lacks one of the permissions.',
  };
}

function refusePage(response: Response, { message, hint }: Said, againHref: string): void {
  sendPage(response, 400, notConnectedPage({ message, hint, againHref }));
}

function sendPage(response: Response, status: number, html: string): void {
  response.status(status).set('Cache-Control', 'no-store').type('html').send(html);
}

function redirectUri({ publicUrl }: InstallDeps): string {
  return `${publicUrl}${CALLBACK}`;
}

/** HubSpot sends the browser back from another site, which a stricter cookie would not survive. */
function cookieScope({ publicUrl }: InstallDeps) {
  const secure = publicUrl.startsWith('https:');
  return { httpOnly: true, secure, sameSite: 'lax', path: '/oauth' } as const;
}

function cookieOf(request: Request): string | null {
  const pairs = (request.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  const own = pairs.find((pair) => pair.startsWith(`${COOKIE}=`));
  return own === undefined ? null : own.slice(COOKIE.length + 1);
}

function asksForWriting(request: Request): boolean {
  return request.query['writing'] === 'yes';
}

function writingQuery(writing: boolean): string {
  return writing ? '?writing=yes' : '';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

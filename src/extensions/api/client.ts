import { ErrorAnswer } from '@groundwork/core/contract/error-answer';
import type { z } from 'zod/mini';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** What `hubspot.fetch` offers of fetch: no header but Authorization, and a body that is an object. */
export type Fetch = (
  url: string,
  options: { method: Method; timeout: number; body?: Record<string, unknown> },
) => Promise<Response>;

export type ApiFailure =
  | 'not_connected'
  | 'not_recognised'
  | 'not_an_editor'
  | 'not_allowed'
  | 'not_found'
  | 'conflict'
  | 'refused'
  | 'busy'
  | 'server'
  | 'unreachable'
  | 'not_understood';

/** `message` and `hint` are the server's own words where it had any, `code` its reason. */
export interface Failed {
  ok: false;
  failure: ApiFailure;
  code: string | null;
  message: string | null;
  hint: string | null;
}

export type ApiResult<Value> = { ok: true; value: Value } | Failed;

export interface Client {
  get<Schema extends z.ZodMiniType>(path: string, schema: Schema): Promise<ApiResult<z.infer<Schema>>>;
  /** A write names itself (`requestId`), so that a repeat of it by HubSpot is answered and not done twice. */
  send<Schema extends z.ZodMiniType>(
    method: Exclude<Method, 'GET'>,
    path: string,
    body: Record<string, unknown>,
    schema: Schema,
  ): Promise<ApiResult<z.infer<Schema>>>;
}

export interface ClientSettings {
  fetch: Fetch;
  /** Public address of the Groundwork server. */
  origin: string;
  newRequestId: () => string;
}

/** After this long without an answer people are told; HubSpot's own default is 15 seconds. */
const PATIENCE_MS = { GET: 8_000, write: 15_000 };

/** The only place that calls the Groundwork server. Every answer is parsed; nothing here throws. */
export function createClient({ fetch, origin, newRequestId }: ClientSettings): Client {
  async function call<Schema extends z.ZodMiniType>(
    path: string,
    options: Parameters<Fetch>[1],
    schema: Schema,
  ): Promise<ApiResult<z.infer<Schema>>> {
    const received = await receive(() => fetch(`${origin}${path}`, options), options.timeout);
    if (received === null) return failed('unreachable');
    const { status, body } = received;
    if (status < 200 || status > 299) return refused(status, body);
    const parsed = schema.safeParse(body);
    if (parsed.success) return { ok: true, value: parsed.data };
    const wrapped = wrappedAnswer(body);
    return wrapped === null ? failed('not_understood') : refused(wrapped.status, wrapped.body);
  }
  return {
    get: (path, schema) => call(path, { method: 'GET', timeout: PATIENCE_MS.GET }, schema),
    send: (method, path, body, schema) =>
      call(
        path,
        { method, timeout: PATIENCE_MS.write, body: { ...body, requestId: newRequestId() } },
        schema,
      ),
  };
}

interface Received {
  status: number;
  body: unknown;
}

/** No answer in time is a failure of its own kind; its cause stays in HubSpot's own log of the request. */
function receive(ask: () => Promise<Response>, patienceMs: number): Promise<Received | null> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => resolve(null), patienceMs);
    const end = (received: Received | null) => {
      clearTimeout(impatience);
      resolve(received);
    };
    ask()
      .then(async (response) => end({ status: response.status, body: read(await response.text()) }))
      .catch(() => end(null));
  });
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text; // not JSON: whoever parses it will refuse it
  }
}

/** HubSpot hands an error of ours on inside a 200, with our status in its context and our body as text. */
function wrappedAnswer(body: unknown): Received | null {
  if (typeof body !== 'object' || body === null || !('category' in body)) return null;
  const own = 'responseBody' in body ? body.responseBody : null;
  return { status: wrappedStatus(body), body: typeof own === 'string' ? read(own) : own };
}

function wrappedStatus(body: object): number {
  const context = 'context' in body ? body.context : null;
  if (typeof context !== 'object' || context === null || !('appServerStatusCode' in context)) return 502;
  const [status] = Array.isArray(context.appServerStatusCode) ? context.appServerStatusCode : [];
  return Number(status) || 502;
}

function refused(status: number, body: unknown): Failed {
  const parsed = ErrorAnswer.safeParse(body);
  const words = parsed.success ? parsed.data.error : null;
  const code = words?.code ?? null;
  return {
    ok: false,
    failure: CODES[code ?? ''] ?? failureOf(status),
    code,
    message: words?.message ?? null,
    hint: words?.hint ?? null,
  };
}

const CODES: Record<string, ApiFailure> = {
  not_connected: 'not_connected',
  unsigned: 'not_recognised',
  not_configured: 'not_recognised',
  not_an_editor: 'not_an_editor',
  conflict: 'conflict',
};

const STATUSES: Record<number, ApiFailure> = {
  401: 'not_recognised',
  403: 'not_allowed',
  404: 'not_found',
  429: 'busy',
};

function failureOf(status: number): ApiFailure {
  return STATUSES[status] ?? (status < 500 ? 'refused' : 'server');
}

function failed(failure: ApiFailure): Failed {
  return { ok: false, failure, code: null, message: null, hint: null };
}

import { ErrorAnswer, RecordCard } from '@groundwork/core/contract/record-card';
import type { z } from 'zod/mini';

/** What `hubspot.fetch` offers of fetch. */
export type Fetch = (url: string, options: { method: 'GET'; timeout: number }) => Promise<Response>;

export type ApiFailure =
  'not_connected' | 'not_allowed' | 'busy' | 'server' | 'unreachable' | 'not_understood';

/** An answer or the kind of its failure; `message` and `hint` are the server's own words where it had any. */
export type ApiResult<Value> =
  | { ok: true; value: Value }
  | { ok: false; failure: ApiFailure; message: string | null; hint: string | null };

export interface Api {
  record(objectTypeId: string, recordId: string): Promise<ApiResult<RecordCard>>;
}

/** Cards give up after this many milliseconds; HubSpot's own default is 15 seconds. */
const PATIENCE_MS = 8000;

/** The only place that calls the Groundwork server. Every answer is parsed. */
export function createApi(fetch: Fetch, origin: string): Api {
  async function get<Schema extends z.ZodMiniType>(
    path: string,
    schema: Schema,
  ): Promise<ApiResult<z.infer<Schema>>> {
    const response = await reach(() => fetch(`${origin}${path}`, { method: 'GET', timeout: PATIENCE_MS }));
    if (response === null) return failed('unreachable');
    const body = await bodyOf(response);
    if (response.status !== 200) return refused(response.status, body);
    const parsed = schema.safeParse(body);
    if (parsed.success) return { ok: true, value: parsed.data };
    const status = wrappedStatus(body);
    return status === null ? failed('not_understood') : refused(status, body);
  }
  return {
    record: (objectTypeId, recordId) => get(`/api/records/${objectTypeId}/${recordId}`, RecordCard),
  };
}

/** No answer at all is a failure of its own kind; the cause stays in HubSpot's own log of the request. */
async function reach(call: () => Promise<Response>): Promise<Response | null> {
  return call().then(
    (response) => response,
    () => null,
  );
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return text; // not JSON: whoever parses it will refuse it
  }
}

/** HubSpot hands an error of ours on inside a 200, with our status in its context. */
function wrappedStatus(body: unknown): number | null {
  if (typeof body !== 'object' || body === null || !('category' in body)) return null;
  const context = 'context' in body ? body.context : null;
  if (typeof context !== 'object' || context === null || !('appServerStatusCode' in context)) return 502;
  const [status] = Array.isArray(context.appServerStatusCode) ? context.appServerStatusCode : [];
  return Number(status) || 502;
}

function refused(status: number, body: unknown): ApiResult<never> {
  const parsed = ErrorAnswer.safeParse(body);
  const words = parsed.success ? parsed.data.error : null;
  const code = words?.code ?? null;
  return {
    ok: false,
    failure: code === 'not_connected' ? 'not_connected' : failureOf(status),
    message: words?.message ?? null,
    hint: words?.hint ?? null,
  };
}

function failureOf(status: number): ApiFailure {
  if (status === 401 || status === 403) return 'not_allowed';
  if (status === 429) return 'busy';
  return 'server';
}

function failed(failure: ApiFailure): ApiResult<never> {
  return { ok: false, failure, message: null, hint: null };
}

import { HubSpotError } from './errors.ts';

export interface WireRequest {
  method: string;
  /** Absolute. */
  url: string;
  headers: Record<string, string>;
  body: string | URLSearchParams | undefined;
}

export interface WireAnswer {
  status: number;
  headers: Headers;
  text: string;
}

/** Method and path, for messages: no host and no query. */
export function nameOf(request: WireRequest): string {
  return `${request.method} ${new URL(request.url).pathname}`;
}

/**
 * One request and its whole answer within `deadlineMs`, the body included: a body that stops half-way is a fault like
 * any other. Throws hubspot_timeout and hubspot_unreachable; a refusal of HubSpot is an answer here.
 */
export async function exchange(request: WireRequest, deadlineMs: number): Promise<WireAnswer> {
  const signal = AbortSignal.timeout(Math.max(1, deadlineMs));
  try {
    return await Promise.race([fetchAll(request, signal), rejectOn(signal)]);
  } catch (error) {
    const call = nameOf(request);
    if (signal.aborted) {
      const message = `HubSpot did not answer ${call} within ${deadlineMs} ms`;
      throw new HubSpotError('hubspot_timeout', message, { cause: error });
    }
    const message = `No answer from HubSpot to ${call}: ${reasonOf(error)}`;
    throw new HubSpotError('hubspot_unreachable', message, { cause: error });
  }
}

async function fetchAll(request: WireRequest, signal: AbortSignal): Promise<WireAnswer> {
  const { method, headers, body = null } = request;
  // A redirect would carry the token elsewhere; HubSpot's API does not redirect.
  const response = await fetch(request.url, { method, headers, body, signal, redirect: 'manual' });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** The signal stops `fetch`; this stops waiting even where a body does not heed it. */
function rejectOn(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** `fetch` hides what happened in the cause of a general error. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown reason';
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
}

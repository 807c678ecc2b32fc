import * as z from 'zod';
import { HubSpotError, type HubSpotErrorCode, type WireDetails } from './errors.ts';

const LONGEST_MESSAGE = 300;

const Context = z.record(z.string(), z.unknown()).catch({});
/** Every field may be missing: errors come from HubSpot, from proxies before it and from its OAuth server. */
const ErrorBody = z.looseObject({
  message: z.string().optional().catch(undefined),
  category: z.string().optional().catch(undefined),
  error: z.string().optional().catch(undefined),
  policyName: z.string().optional().catch(undefined),
  correlationId: z.string().optional().catch(undefined),
  context: Context.optional(),
  errors: z
    .array(z.looseObject({ context: Context.optional() }))
    .optional()
    .catch(undefined),
});
type ErrorBody = z.infer<typeof ErrorBody>;

const SCOPE_KEYS = ['requiredGranularScopes', 'requiredScopes', 'missingScopes'];

/** An answer that is no success, as a fault. `call` is method and path; `secret` never shows in the message. */
export function refusalOf(
  call: string,
  answer: { status: number; headers: Headers; text: string },
  context: { now: number; secret: string },
): HubSpotError {
  const body = readBody(answer.text);
  const details: Partial<WireDetails> = {
    status: answer.status,
    category: body.category ?? body.error ?? null,
    policyName: body.policyName ?? null,
    correlationId: body.correlationId ?? null,
    missingScopes: scopesNamedIn(body),
    retryAfterMs: retryAfter(answer.headers, context.now),
  };
  const said = body.message === undefined ? '' : `: ${shorten(body.message, context.secret)}`;
  const message = `HubSpot answered ${answer.status} to ${call}${said}`;
  return new HubSpotError(codeOf(answer.status, body), message, { details });
}

function codeOf(status: number, body: ErrorBody): HubSpotErrorCode {
  if (status === 401 || body.error === 'invalid_client') return 'hubspot_unauthorised';
  if (status === 403) return 'hubspot_forbidden';
  if (status === 404) return 'hubspot_not_found';
  if (status === 409) return 'hubspot_conflict';
  if (status === 429) return body.policyName === 'DAILY' ? 'hubspot_daily_limit' : 'hubspot_rate_limited';
  // 423: the record is locked for a moment; 477: the account is being moved to another region.
  if (status >= 500 || status === 408 || status === 423 || status === 477) return 'hubspot_server_error';
  if (status < 400) return 'hubspot_bad_answer';
  return 'hubspot_bad_request';
}

function readBody(text: string): ErrorBody {
  const parsed = ErrorBody.safeParse(parseJson(text));
  return parsed.success ? parsed.data : {};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {}; // an error page of a proxy: the status says all there is to know
  }
}

function scopesNamedIn(body: ErrorBody): string[] {
  const contexts = [body.context ?? {}, ...(body.errors ?? []).map((entry) => entry.context ?? {})];
  const named = contexts.flatMap((context) => SCOPE_KEYS.flatMap((key) => context[key] ?? []));
  return [...new Set(named.filter((scope) => typeof scope === 'string'))];
}

/**
 * `Retry-After` is a number of seconds or a date (RFC 9110, 10.2.3) → milliseconds from now. A date is by the clock of
 * whoever sent it, which `Date` tells: ours may go otherwise.
 */
function retryAfter(headers: Headers, now: number): number | null {
  const header = headers.get('retry-after');
  if (header === null) return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds) && seconds >= 0) return seconds * 1000;
  const at = Date.parse(header);
  const sentAt = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(at) ? null : Math.max(0, at - (Number.isNaN(sentAt) ? now : sentAt));
}

function shorten(message: string, secret: string): string {
  const clean = secret === '' ? message : message.replaceAll(secret, '(secret)');
  return clean.length > LONGEST_MESSAGE ? `${clean.slice(0, LONGEST_MESSAGE)}…` : clean;
}

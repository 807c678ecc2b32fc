import type { ErrorAnswer } from '../../core/contract/record-card.ts';
import { Fault } from '../../core/fault.ts';
import type { Refusal } from '../../core/result.ts';
import type { Answer } from './route.ts';

/** Refusals and faults by code; what is not named is the caller's mistake (422) or ours (500). */
const STATUS: Record<string, number> = {
  invalid_json: 400,
  invalid_request: 422,
  unsigned: 401,
  not_configured: 503,
  not_connected: 404,
  not_an_editor: 403,
  no_such_route: 404,
  not_found: 404,
  conflict: 409,
  exists: 409,
  already_running: 409,
  body_too_large: 413,
  store_locked: 503,
  store_closed: 503,
  hubspot_forbidden: 403,
  hubspot_unauthorised: 502,
  hubspot_rate_limited: 429,
  hubspot_timeout: 504,
  hubspot_unreachable: 502,
  hubspot_server_error: 502,
  hubspot_bad_answer: 502,
  hubspot_daily_limit: 429,
};

export function refusalAnswer(refusal: Refusal): Answer {
  return errorAnswer(STATUS[refusal.reason] ?? 422, refusal.reason, refusal.message, refusal.hint);
}

/** A fault with a code is told as it is; anything else is kept to the log. */
export function faultAnswer(error: unknown, requestId: string): Answer {
  if (error instanceof Fault && error.code in STATUS) {
    return errorAnswer(STATUS[error.code] ?? 500, error.code, error.message, error.hint);
  }
  return errorAnswer(
    500,
    'internal',
    'Something went wrong on our side. Your HubSpot data is fine.',
    `Try again; if it stays, tell support the request id ${requestId}.`,
  );
}

function errorAnswer(status: number, code: string, message: string, hint: string): Answer {
  const body: ErrorAnswer = { error: { code, message, hint } };
  return { status, body };
}

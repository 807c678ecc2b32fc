import type { ErrorAnswer } from '../../core/contract/error-answer.ts';
import { Fault } from '../../core/fault.ts';
import { refuse, type Refusal, type Result } from '../../core/result.ts';
import { isHubSpotError, type HubSpotErrorCode } from '../hubspot/errors.ts';
import type { Answer } from './route.ts';

/** Every reason a request can be refused for, with its status. A route cannot refuse with one that is not here. */
export const REFUSALS = {
  // the request
  invalid_json: 400,
  invalid_address: 400,
  invalid_request: 422,
  body_too_large: 413,
  no_such_route: 404,
  // who asks
  unsigned: 401,
  not_configured: 503,
  not_connected: 404,
  not_an_editor: 403,
  // what is asked for is not there
  not_found: 404,
  hypothesis_not_found: 404,
  // it does not go with how things stand
  conflict: 409,
  id_taken: 409,
  already_running: 409,
  already_started: 409,
  already_decided: 409,
  plan_changed: 409,
  not_decided: 409,
  nothing_to_review: 409,
  own_decision: 409,
  results_written: 409,
  key_connection: 409,
  hypothesis_retired: 409,
  not_a_draft: 409,
  not_live: 409,
  no_verdict: 409,
  no_question: 409,
  verdict_fixed: 409,
  workflow_unread: 409,
  not_audited: 409,
  // it cannot be taken back
  not_confirmed: 422,
  // what was written has to be mended first
  invalid_content: 422,
  no_reason: 422,
  no_successor: 422,
  invalid_until: 422,
  until_passed: 422,
  invalid_target: 422,
  rule_unknown: 422,
  finding_unknown: 422,
  workflow_unknown: 422,
  destination_unknown: 422,
  list_unknown: 422,
  list_of_other_type: 422,
  list_in_both_roles: 422,
  record_of_other_type: 422,
  two_exposure_sources: 422,
  own_property: 422,
  not_testable: 422,
  no_exposure: 422,
  no_metric: 422,
  metric_unknown: 422,
  metric_archived: 422,
  metric_wrong_type: 422,
  no_target: 422,
  no_baseline: 422,
  target_wrong_side: 422,
  no_window: 422,
  no_deadline: 422,
  deadline_too_early: 422,
  no_review_date: 422,
  review_date_passed: 422,
  locked_out: 422,
  invalid_setting: 422,
  set_by_file: 409,
  no_address: 409,
  no_encryption_key: 409,
  not_delivered: 409,
  // trying again may help
  too_many_requests: 429,
  no_free_id: 503,
} as const satisfies Record<string, number>;

/** The store is being started, stopped or handed over, or its disk refuses for now. */
const PASSING_FAULTS = new Set(['store_locked', 'store_closed', 'store_read_only', 'store_unavailable']);

export type RefusalCode = keyof typeof REFUSALS;

export const NOT_CONNECTED = refuse(
  'not_connected',
  'This HubSpot account is not connected to Groundwork.',
  'An admin can connect it in Settings › Integrations › Connected apps › Groundwork.',
);

const HUBSPOT_FAULTS: Record<HubSpotErrorCode, number> = {
  hubspot_forbidden: 403,
  hubspot_not_found: 404,
  hubspot_conflict: 409,
  hubspot_rate_limited: 429,
  hubspot_daily_limit: 429,
  hubspot_unauthorised: 502,
  hubspot_disconnected: 502,
  hubspot_bad_request: 502,
  hubspot_bad_answer: 502,
  hubspot_server_error: 502,
  hubspot_unreachable: 502,
  hubspot_timeout: 504,
};

/** Faults of the store that pass or can be mended by whoever runs the server; their text names files. */
const STORE_FAULTS = new Set([...PASSING_FAULTS, 'store_damaged']);

/** A fault that time or a restart mends: whoever asked may ask again later. */
export function isPassing(error: unknown): boolean {
  return error instanceof Fault && PASSING_FAULTS.has(error.code);
}

export function refusalAnswer(refusal: Refusal<RefusalCode>): Answer {
  const { reason: code, message, hint } = refusal;
  return errorAnswer(REFUSALS[code], { code, message, hint });
}

/** What a use-case came to. */
export function answerOf(result: Result<unknown, RefusalCode>, status = 200): Answer {
  return result.ok ? { status, body: result.value } : refusalAnswer(result);
}

/** A fault of HubSpot is told as it is; the words of any other are for the log only. */
export function faultAnswer(error: unknown, reference: string): Answer {
  return errorAnswer(faultStatus(error), tellFault(error, reference));
}

/** What people are told of a fault. `reference` is what they can name when they ask for help. */
export function tellFault(error: unknown, reference: string): ErrorAnswer['error'] {
  if (isHubSpotError(error)) return { code: error.code, message: error.message, hint: error.hint };
  const hint = `Try again; if it stays, tell whoever runs Groundwork: ${reference}.`;
  if (isStoreFault(error)) {
    return { code: error.code, message: 'Groundwork cannot get at its own data right now.', hint };
  }
  const message = 'Something went wrong on our side. Your HubSpot data is fine.';
  return { code: 'internal', message, hint };
}

export function faultStatus(error: unknown): number {
  if (isHubSpotError(error)) return HUBSPOT_FAULTS[error.code];
  return isStoreFault(error) ? 503 : 500;
}

function isStoreFault(error: unknown): error is Fault {
  return error instanceof Fault && STORE_FAULTS.has(error.code);
}

function errorAnswer(status: number, error: ErrorAnswer['error']): Answer {
  const body: ErrorAnswer = { error };
  return { status, body };
}

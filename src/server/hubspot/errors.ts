import { Fault } from '../../core/fault.ts';

export type HubSpotErrorCode = keyof typeof HINTS;

const HINTS = {
  hubspot_unauthorised: 'Check the access token: it may be mistyped, deleted or of another account.',
  hubspot_disconnected: 'Install the app in this account again.',
  hubspot_forbidden: 'Grant the app what HubSpot names here, or use an account whose plan has it.',
  hubspot_not_found: 'It may have been deleted in HubSpot, or belong to another account.',
  hubspot_rate_limited: 'Wait a moment and try again; other integrations may be using the same limit.',
  hubspot_daily_limit: 'The account has used up its requests for today; try again tomorrow.',
  hubspot_timeout: 'HubSpot did not answer in time; try again.',
  hubspot_unreachable: 'Check the network and HUBSPOT_API_BASE_URL, then try again.',
  hubspot_server_error: 'The trouble is on the side of HubSpot (status.hubspot.com); try again later.',
  hubspot_bad_request: 'HubSpot refused the request as it was sent; the message says what it minds.',
  hubspot_bad_answer:
    'The answer was not what HubSpot documents; try again, then report it with this message.',
  hubspot_conflict: 'Something of this name is there already; read it before writing.',
} as const;

export const HUBSPOT_ERROR_CODES: readonly string[] = Object.keys(HINTS);

/** What HubSpot told with a refusal; all of it may be missing. */
export interface WireDetails {
  status: number | null;
  /** HubSpot's `category`, or the `error` of an OAuth answer. */
  category: string | null;
  policyName: string | null;
  correlationId: string | null;
  missingScopes: string[];
  retryAfterMs: number | null;
}

const NOTHING: WireDetails = {
  status: null,
  category: null,
  policyName: null,
  correlationId: null,
  missingScopes: [],
  retryAfterMs: null,
};

/** A call to HubSpot that did not come to a usable answer. The message names the call, never a token. */
export class HubSpotError extends Fault {
  declare readonly code: HubSpotErrorCode;
  readonly details: WireDetails;

  constructor(
    code: HubSpotErrorCode,
    message: string,
    options: { details?: Partial<WireDetails>; cause?: unknown } = {},
  ) {
    const details = { ...NOTHING, ...options.details };
    super(code, message, hintFor(code, details), { cause: options.cause });
    this.name = 'HubSpotError';
    this.details = details;
  }
}

/** True for faults of this door, and for one code only when given. */
export function isHubSpotError(error: unknown, ...codes: HubSpotErrorCode[]): error is HubSpotError {
  if (!(error instanceof HubSpotError)) return false;
  return codes.length === 0 || codes.includes(error.code);
}

function hintFor(code: HubSpotErrorCode, details: WireDetails): string {
  if (details.category === 'EXPIRED_AUTHENTICATION')
    return 'The access token has expired: make a new key in HubSpot and set it.';
  if (code !== 'hubspot_forbidden' || details.missingScopes.length === 0) return HINTS[code];
  return `Grant the app one of these scopes, then try again: ${details.missingScopes.join(', ')}.`;
}

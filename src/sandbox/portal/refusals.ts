import type { Answer } from './answer.ts';

/** One entry of `errors` in an error body or in a 207. */
export interface RowError {
  status: 'error';
  category: string;
  message: string;
  context: Record<string, string[]>;
  links: Record<string, string>;
  errors: { message: string; code?: string; in?: string; context?: Record<string, string[]> }[];
  id?: string;
  subCategory?: string;
}

interface ErrorDetails {
  subCategory?: string;
  context?: Record<string, string[]>;
  links?: Record<string, string>;
  errors?: { message: string; code?: string; in?: string; context?: Record<string, string[]> }[];
}

const SCOPES_PAGE = 'https://developers.hubspot.com/scopes';

/** HubSpot's error body. The correlation id is filled in by the gate, which numbers every request. */
export function refusal(
  status: number,
  category: string,
  message: string,
  details: ErrorDetails = {},
): Answer {
  return { status, body: { status: 'error', message, category, ...details } };
}

export function invalid(message: string, details: ErrorDetails = {}): Answer {
  return refusal(400, 'VALIDATION_ERROR', message, details);
}

export function notFound(message: string, details: ErrorDetails = {}): Answer {
  return refusal(404, 'OBJECT_NOT_FOUND', message, details);
}

export function conflict(message: string, subCategory: string): Answer {
  return refusal(409, 'OBJECT_ALREADY_EXISTS', message, { subCategory });
}

/** HubSpot serves it, this portal does not: said aloud, so that nobody builds on a wrong answer. */
export function notSimulated(what: string): Answer {
  return refusal(501, 'NOT_SIMULATED', `The simulated portal does not serve ${what}.`);
}

export function unsupportedMediaType(expected: string): Answer {
  return refusal(415, 'UNSUPPORTED_MEDIA_TYPE', `HTTP 415 Unsupported Media Type: send ${expected}.`);
}

export function notAuthenticated(): Answer {
  return refusal(
    401,
    'INVALID_AUTHENTICATION',
    'Authentication credentials not found, or the token is not known.',
    {
      links: { 'api key': 'https://developers.hubspot.com/docs/methods/auth/oauth-overview' },
    },
  );
}

export function tokenExpired(): Answer {
  return refusal(401, 'EXPIRED_AUTHENTICATION', 'The OAuth token used to make this call has expired.');
}

/** `anyOf`: each of these scopes alone would do. */
export function missingScopes(anyOf: readonly string[]): Answer {
  return refusal(
    403,
    'MISSING_SCOPES',
    "This app hasn't been granted all required scopes to make this call.",
    {
      errors: [
        {
          message: 'One or more of the following scopes are required.',
          context: { requiredGranularScopes: [...anyOf] },
        },
      ],
      links: { scopes: SCOPES_PAGE },
    },
  );
}

export function rateLimited(policyName: 'TEN_SECONDLY_ROLLING' | 'SECONDLY' | 'DAILY'): Answer {
  const message = `You have reached your ${policyName.toLowerCase()} limit.`;
  return { status: 429, body: { status: 'error', message, errorType: 'RATE_LIMIT', policyName } };
}

export function rowError(
  category: string,
  message: string,
  context: Record<string, string[]>,
  subCategory?: string,
): RowError {
  const error: RowError = { status: 'error', category, message, context, links: {}, errors: [] };
  return subCategory === undefined ? error : { ...error, subCategory };
}

import type { HubSpotError } from './errors.ts';
import { isHubSpotError } from './errors.ts';

export interface RetryPolicy {
  /** In all, the first one included. */
  attempts: number;
  /** Longest time spent waiting between attempts, in milliseconds. */
  waitMs: number;
}

export interface RetryParts {
  policy: RetryPolicy;
  /** Whether doing it twice is the same as doing it once. Otherwise only what HubSpot surely did not do is repeated. */
  isRepeatable: boolean;
  /** Length of the rate limit's window, in milliseconds. */
  intervalMs: () => number;
  random: () => number;
  sleep: (ms: number) => Promise<void>;
  onRetry: (error: HubSpotError, attempt: number, waitMs: number) => void;
}

const FIRST_WAIT_MS = 500;
const LOCKED_WAIT_MS = 2_000;
const SECOND_MS = 1_000;
/** Statuses with which HubSpot says that it did nothing: rate limit, record locked, account on the move. */
const NOT_DONE = new Set([423, 429, 477]);
/** HubSpot's usage guidelines name these, and the 52x of the network before it, as worth another try. */
const PASSING = new Set([408, 423, 477, 500, 502, 503, 504, 520, 521, 522, 523, 524]);

/** Runs until it succeeds, the fault is not worth another try, or the policy is used up; then throws the last fault. */
export async function retrying<Value>(parts: RetryParts, run: () => Promise<Value>): Promise<Value> {
  let waited = 0;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (!isHubSpotError(error) || attempt >= parts.policy.attempts) throw error;
      const wait = waitBefore(error, attempt, parts);
      if (wait === null || waited + wait > parts.policy.waitMs) throw error;
      waited += wait;
      parts.onRetry(error, attempt, wait);
      await parts.sleep(wait);
    }
  }
}

/** Milliseconds to wait before the next attempt, or null when there shall be none. */
function waitBefore(error: HubSpotError, attempt: number, parts: RetryParts): number | null {
  const { status, retryAfterMs } = error.details;
  if (!isPassing(error)) return null;
  if (!parts.isRepeatable && !NOT_DONE.has(status ?? 0)) return null;
  const jitter = 0.5 + parts.random() / 2;
  const backoff = FIRST_WAIT_MS * 2 ** attempt * jitter;
  // What HubSpot asks for is the least; the jitter on top keeps waiting callers from coming back all at once.
  if (retryAfterMs !== null) return Math.ceil(retryAfterMs + parts.random() * FIRST_WAIT_MS);
  if (status === 423) return Math.ceil(Math.max(LOCKED_WAIT_MS, backoff));
  if (status === 429) return Math.ceil(rateLimitWait(error, backoff, parts.intervalMs()));
  return Math.ceil(backoff / 2);
}

/** CRM answers of 429 come without Retry-After, but name the window that is full. */
function rateLimitWait(error: HubSpotError, backoff: number, intervalMs: number): number {
  const policy = error.details.policyName ?? '';
  if (policy.startsWith('TEN_SECONDLY')) return Math.min(intervalMs, backoff);
  if (policy.startsWith('SECONDLY')) return Math.max(SECOND_MS, Math.min(intervalMs, backoff));
  return backoff;
}

function isPassing(error: HubSpotError): boolean {
  const { status } = error.details;
  switch (error.code) {
    case 'hubspot_timeout':
    case 'hubspot_unreachable':
      return true;
    case 'hubspot_bad_answer':
      // A page of a proxy in place of JSON passes; an answer of the wrong shape (no status) or a redirect does not.
      return status !== null && status < 300;
    case 'hubspot_rate_limited':
      // Without a status it is our own limiter that found no room in time: it was asked not to wait.
      return status !== null;
    case 'hubspot_server_error':
      return PASSING.has(status ?? 0);
    default:
      return false;
  }
}

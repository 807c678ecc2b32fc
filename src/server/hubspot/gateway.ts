import { HubSpotError, isHubSpotError } from './errors.ts';
import type { Lane, Rate } from './lanes.ts';
import { createLimiter } from './limiter.ts';
import type { RequestCounts } from './port.ts';
import { refusalOf } from './refusal.ts';
import { requestCounter } from './request-counter.ts';
import { createSharedLimiter, type RateShare } from './shared-limiter.ts';
import { type RetryPolicy, retrying } from './retry.ts';
import { exchange, nameOf, type WireAnswer, type WireRequest } from './transport.ts';
import { waiting } from './waiting.ts';

/** Gives the access token of the portal; `stale` is one that HubSpot has just refused. */
export type TokenSource = (ask?: { stale: string }) => Promise<string>;

interface LaneLimits {
  /** Longest wait for one whole answer, in milliseconds. */
  deadlineMs: number;
  /** Longest wait for a place under the rate limit before giving up, in milliseconds. */
  patienceMs: number;
  retry: RetryPolicy;
  atOnce: number;
}

export interface GatewayLimits {
  /** Until HubSpot's headers tell. 100 in 10 s is what the smallest plan has. */
  rate: Rate;
  /** Share of the rate that background work leaves free; for servers on which people wait for answers. */
  interactiveShare: number;
  lanes: Record<Lane, LaneLimits>;
}

/** One request and its answer; or a fault after which the call is made again. */
export type GatewayEvent =
  | {
      kind: 'answer';
      purpose: string;
      lane: Lane;
      method: string;
      status: number;
      ms: number;
      waitedMs: number;
    }
  | { kind: 'retry'; purpose: string; code: string; status: number | null; attempt: number; waitMs: number };

export interface GatewayOptions {
  /** Origin of the API without a slash at the end. */
  baseUrl: string;
  token: TokenSource;
  now: () => number;
  sleep: (ms: number) => Promise<void>;
  /** In [0, 1). */
  random: () => number;
  limits?: Partial<GatewayLimits>;
  log?: (event: GatewayEvent) => void;
  /** The window of the rate limit where other processes call the same portal; of this process alone unless given. */
  share?: RateShare;
  /** Told each time that the shared window could not be reached. */
  onShareAway?: (error: unknown) => void;
}

interface Ask {
  /** What the request is counted under, as `flows.read`. */
  purpose: string;
  lane: Lane;
  isRepeatable: boolean;
}

/** A call that has its place under the rate limit. */
interface Turn {
  ask: Ask;
  bearer: string;
  waitedMs: number;
}

/** Sends one request; headers and body of the caller, token and deadline of the gateway. Resolves on success only. */
export type Send = (request: WireRequest) => Promise<WireAnswer>;

export interface Gateway {
  baseUrl: string;
  /** Runs a call, and runs it again when a fault is passing. Throws HubSpotError. */
  call<Value>(ask: Ask, run: (send: Send) => Promise<Value>): Promise<Value>;
  requests(): RequestCounts;
}

export const DEFAULT_LIMITS: GatewayLimits = {
  rate: { max: 100, intervalMs: 10_000 },
  interactiveShare: 0,
  lanes: {
    // Nobody who looks at a card waits over a second, also where this process is busy as the time is over.
    interactive: { deadlineMs: 800, patienceMs: 0, retry: { attempts: 1, waitMs: 0 }, atOnce: 8 },
    background: {
      deadlineMs: 30_000,
      patienceMs: Infinity,
      retry: { attempts: 6, waitMs: 60_000 },
      atOnce: 8,
    },
  },
};

/** The one way to HubSpot for one portal: token, rate limit, deadline, retries and counting. */
export function createGateway(options: GatewayOptions): Gateway {
  const { now, sleep, random, token } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const { interactive, background } = limits.lanes;
  const atOnce = { interactive: interactive.atOnce, background: background.atOnce };
  const limiterParts = { ...limits, atOnce, now, sleep };
  const { share, onShareAway: onAway = () => undefined } = options;
  const limiter =
    share === undefined
      ? createLimiter(limiterParts)
      : createSharedLimiter({ ...limiterParts, share, onAway });
  const counter = requestCounter();

  async function send({ ask, bearer, waitedMs }: Turn, request: WireRequest): Promise<WireAnswer> {
    const { purpose, lane } = ask;
    counter.sent(purpose);
    const startedAt = now();
    const headers = { ...request.headers, authorization: `Bearer ${bearer}` };
    const { deadlineMs } = limits.lanes[lane];
    const answer = await waiting(now, () => exchange({ ...request, headers }, deadlineMs));
    const [{ method }, { status }, ms] = [request, answer, now() - startedAt];
    options.log?.({ kind: 'answer', purpose, lane, method, status, ms, waitedMs });
    const rate = rateIn(answer.headers);
    if (rate !== null) limiter.adopt(rate);
    return checkAnswer(nameOf(request), answer, { now: now(), secret: bearer });
  }

  async function attempt<Value>(ask: Ask, run: (send: Send) => Promise<Value>): Promise<Value> {
    let bearer = await token();
    for (let isFresh = false; ; isFresh = true) {
      const askedAt = now();
      const giveBack = await limiter.take(ask.lane, askedAt + limits.lanes[ask.lane].patienceMs);
      const turn = { ask, bearer, waitedMs: now() - askedAt };
      counter.waited(ask.lane, turn.waitedMs);
      try {
        return await run((request) => send(turn, request));
      } catch (error) {
        if (isFresh || !isHubSpotError(error, 'hubspot_unauthorised')) throw error;
        const next = await token({ stale: bearer });
        if (next === bearer) throw error;
        bearer = next;
      } finally {
        giveBack();
      }
    }
  }

  function onRetry(ask: Ask, error: HubSpotError, count: number, waitMs: number): void {
    if (isHubSpotError(error, 'hubspot_rate_limited')) limiter.pauseUntil(now() + waitMs);
    const { purpose } = ask;
    const { code, details } = error;
    options.log?.({ kind: 'retry', purpose, code, status: details.status, attempt: count, waitMs });
  }

  return {
    baseUrl: options.baseUrl,
    requests: counter.counts,
    call: (ask, run) =>
      retrying(
        {
          policy: limits.lanes[ask.lane].retry,
          isRepeatable: ask.isRepeatable,
          intervalMs: () => limiter.rate().intervalMs,
          random,
          sleep,
          onRetry: (error, count, waitMs) => onRetry(ask, error, count, waitMs),
        },
        async () => {
          try {
            return await attempt(ask, run);
          } catch (error) {
            if (isHubSpotError(error) && error.details.status === 429) counter.refusedByRateLimit();
            throw error;
          }
        },
      ),
  };
}

/** HubSpot answers JSON or nothing; a page of HTML with status 200 comes from something else on the way. */
function checkAnswer(call: string, answer: WireAnswer, context: { now: number; secret: string }): WireAnswer {
  if (answer.status < 200 || answer.status > 299) throw refusalOf(call, answer, context);
  const contentType = answer.headers.get('content-type') ?? '';
  if (answer.text === '' || contentType.includes('json')) return answer;
  const kind = contentType === '' ? 'something without a content type' : contentType;
  const details = { status: answer.status };
  throw new HubSpotError('hubspot_bad_answer', `HubSpot answered ${call} with ${kind} instead of JSON`, {
    details,
  });
}

function rateIn(headers: Headers): Rate | null {
  const max = Number(headers.get('x-hubspot-ratelimit-max'));
  const intervalMs = Number(headers.get('x-hubspot-ratelimit-interval-milliseconds'));
  return Number.isInteger(max) && max > 0 && intervalMs > 0 ? { max, intervalMs } : null;
}

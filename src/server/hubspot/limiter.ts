import { HubSpotError } from './errors.ts';

export type Lane = 'interactive' | 'background';

/** HubSpot allows `max` requests in any `intervalMs`. */
export interface Rate {
  max: number;
  intervalMs: number;
}

export interface LimiterParts {
  rate: Rate;
  /** Share of the rate (0 to 1) that background work leaves free for people who wait. */
  interactiveShare: number;
  /** Calls under way at once, per lane. */
  atOnce: Record<Lane, number>;
  now: () => number;
  sleep: (ms: number) => Promise<void>;
}

export interface Limiter {
  /**
   * Waits for a place and takes it; give it back by calling what is returned. Rejects with hubspot_rate_limited when
   * no place comes free by `latest` (epoch milliseconds).
   */
  take(lane: Lane, latest: number): Promise<() => void>;
  /** The rate as HubSpot's headers tell it. */
  adopt(rate: Rate): void;
  /** HubSpot said to wait: no lane gets a place before `at`. */
  pauseUntil(at: number): void;
  rate(): Rate;
}

interface Waiter {
  latest: number;
  grant: (giveBack: () => void) => void;
  reject: (error: HubSpotError) => void;
}

/** Requests leave evenly but arrive unevenly: a margin in number and in time keeps HubSpot's own count below. */
const USED_SHARE = 0.95;
const TRAVEL_MS = 100;
/** Moments kept beyond need before the old ones are cleared out in one go. */
const SPARE = 100;
const LANES: readonly Lane[] = ['interactive', 'background'];

/**
 * A sliding window over the moments of the last requests: in no interval, wherever it begins, are there more than
 * 95 % of what HubSpot allows. A bucket that is refilled at fixed times lets twice as many through around the refill.
 */
export function createLimiter(parts: LimiterParts): Limiter {
  let rate = parts.rate;
  let moments: number[] = [];
  let pausedUntil = -Infinity;
  let wakeAt = Infinity;
  const queues: Record<Lane, Waiter[]> = { interactive: [], background: [] };
  const underWay: Record<Lane, number> = { interactive: 0, background: 0 };

  function room(lane: Lane): number {
    const all = Math.max(1, Math.floor(rate.max * USED_SHARE));
    return lane === 'interactive' ? all : Math.max(1, Math.floor(all * (1 - parts.interactiveShare)));
  }

  /** When the window next has a place for this lane; in the past when it has one. */
  function freeAt(lane: Lane): number {
    const blocking = moments[moments.length - room(lane)];
    const windowFree = blocking === undefined ? -Infinity : blocking + rate.intervalMs + TRAVEL_MS;
    return Math.max(pausedUntil, windowFree);
  }

  function grant(lane: Lane, waiter: Waiter, at: number): void {
    moments.push(at);
    underWay[lane] += 1;
    let isGivenBack = false;
    waiter.grant(() => {
      if (isGivenBack) return;
      isGivenBack = true;
      underWay[lane] -= 1;
      serve();
    });
  }

  function serveLane(lane: Lane): void {
    const queue = queues[lane];
    for (let waiter = queue[0]; waiter !== undefined; waiter = queue[0]) {
      const at = parts.now();
      const free = freeAt(lane);
      if (Math.max(free, at) > waiter.latest) {
        queue.shift();
        waiter.reject(noRoom(waiter.latest - at));
        continue;
      }
      if (underWay[lane] >= parts.atOnce[lane]) return;
      if (free > at) return wakeUpAt(free);
      queue.shift();
      grant(lane, waiter, at);
    }
  }

  function forgetOldMoments(): void {
    const oldest = parts.now() - rate.intervalMs - TRAVEL_MS;
    moments = moments.filter((moment) => moment > oldest);
  }

  function serve(): void {
    if (moments.length > 2 * rate.max + SPARE) forgetOldMoments();
    LANES.forEach(serveLane);
  }

  function wakeUpAt(at: number): void {
    if (wakeAt <= at) return;
    wakeAt = at;
    void parts.sleep(at - parts.now()).then(() => {
      if (wakeAt === at) wakeAt = Infinity;
      serve();
    });
  }

  return {
    take: (lane, latest) =>
      new Promise((resolve, reject) => {
        queues[lane].push({ latest, grant: resolve, reject });
        serve();
      }),
    adopt(next) {
      if (next.max === rate.max && next.intervalMs === rate.intervalMs) return;
      rate = next;
      serve();
    },
    pauseUntil(at) {
      pausedUntil = Math.max(pausedUntil, at);
    },
    rate: () => rate,
  };
}

/** The refusal of a call that found no place in time. */
export function noRoom(ms: number): HubSpotError {
  const message = `No request can be sent to HubSpot within ${Math.max(0, ms)} ms without going over its rate limit`;
  return new HubSpotError('hubspot_rate_limited', message);
}

import { grantPlace, LANES, noRoom, roomFor, TRAVEL_MS, type Lane, type Rate, type Waiter } from './lanes.ts';

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

/** Between asking and looking a moment passes, which is no waiting: who cannot wait has so long to be served. */
const GRACE_MS = 50;

/** Moments kept beyond need before the old ones are cleared out in one go. */
const SPARE = 100;

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

  /** When the window next has a place for this lane; in the past when it has one. */
  function freeAt(lane: Lane): number {
    const blocking = moments[moments.length - roomFor(rate, lane, parts.interactiveShare)];
    const windowFree = blocking === undefined ? -Infinity : blocking + rate.intervalMs + TRAVEL_MS;
    return Math.max(pausedUntil, windowFree);
  }

  function serveLane(lane: Lane): void {
    const queue = queues[lane];
    for (let waiter = queue[0]; waiter !== undefined; waiter = queue[0]) {
      const at = parts.now();
      const free = freeAt(lane);
      if (Math.max(free, at - GRACE_MS) > waiter.latest) {
        queue.shift();
        waiter.reject(noRoom(waiter.latest - at));
        continue;
      }
      if (underWay[lane] >= parts.atOnce[lane]) return;
      if (free > at) return wakeUpAt(free);
      queue.shift();
      moments.push(at);
      grantPlace(underWay, lane, waiter, serve);
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

import { grantPlace, LANES, noRoom, type Lane, type Waiter } from './lanes.ts';
import { createLimiter, type Limiter, type LimiterParts } from './limiter.ts';
import { HOLD_MS, type RateAnswer, type RateAsk } from './rate-window.ts';

/** The window of one portal that several processes share. Rejects when it cannot be reached. */
export type RateShare = (ask: RateAsk) => Promise<RateAnswer>;

interface SharedParts extends LimiterParts {
  share: RateShare;
  /** Told each time that the shared window could not be reached. */
  onAway: (error: unknown) => void;
}

/**
 * Share of the rate each process goes on with while the shared window is away: with what the others sent just before,
 * a few processes together stay under the limit.
 */
const AWAY_SHARE = 0.04;
/** What asking the shared window takes is no waiting for HubSpot: those who cannot wait have so long for it. */
const ASK_MS = 250;
/** How long it goes on so before the shared window is asked again. */
const AWAY_MS = 5_000;

/** As `createLimiter`, over a window that several processes share: places are asked for in batches, when wanted. */
export function createSharedLimiter(parts: SharedParts): Limiter {
  const { share, now, interactiveShare } = parts;
  const queues: Record<Lane, Waiter[]> = { interactive: [], background: [] };
  const underWay: Record<Lane, number> = { interactive: 0, background: 0 };
  /** Until when each place in hand may be used. */
  const places: Record<Lane, number[]> = { interactive: [], background: [] };
  const isAsking: Record<Lane, boolean> = { interactive: false, background: false };
  const isWaking: Record<Lane, boolean> = { interactive: false, background: false };
  const notBefore: Record<Lane, number> = { interactive: -Infinity, background: -Infinity };
  let rate = parts.rate;
  let isTold = false;
  let awayUntil = -Infinity;
  const alone = createLimiter({ ...parts, rate: shareOf(rate) });

  function serve(lane: Lane): void {
    const queue = queues[lane];
    for (let waiter = queue[0]; waiter !== undefined; waiter = queue[0]) {
      const at = now();
      places[lane] = places[lane].filter((until) => until > at);
      if (underWay[lane] < parts.atOnce[lane] && places[lane].shift() !== undefined) {
        queue.shift();
        grantPlace(underWay, lane, waiter, () => serve(lane));
        continue;
      }
      if (Math.max(notBefore[lane], at - ASK_MS) > waiter.latest) {
        queue.shift();
        waiter.reject(noRoom(waiter.latest - at));
        continue;
      }
      if (underWay[lane] >= parts.atOnce[lane] || isAsking[lane]) return;
      if (notBefore[lane] > at) return wakeUp(lane, notBefore[lane] - at);
      void ask(lane);
      return;
    }
  }

  function wakeUp(lane: Lane, ms: number): void {
    if (isWaking[lane]) return;
    isWaking[lane] = true;
    void parts.sleep(ms).then(() => {
      isWaking[lane] = false;
      serve(lane);
    });
  }

  async function ask(lane: Lane): Promise<void> {
    const count = Math.min(queues[lane].length, parts.atOnce[lane] - underWay[lane]);
    isAsking[lane] = true;
    const askedAt = now();
    try {
      const { granted, againInMs } = await told({ lane, count, pauseMs: 0 });
      places[lane].push(...Array.from({ length: granted }, () => askedAt + HOLD_MS));
      if (granted < count) notBefore[lane] = Math.max(notBefore[lane], now() + againInMs);
    } catch (error) {
      goOnAlone(error);
    } finally {
      isAsking[lane] = false;
    }
    serve(lane);
  }

  async function told(about: Pick<RateAsk, 'lane' | 'count' | 'pauseMs'>): Promise<RateAnswer> {
    const answer = await share({ ...about, interactiveShare, rate: isTold ? rate : null });
    if (!isTold) rate = answer.rate;
    return answer;
  }

  function goOnAlone(error: unknown): void {
    parts.onAway(error);
    awayUntil = now() + AWAY_MS;
    alone.adopt(shareOf(rate));
    for (const lane of LANES)
      for (const { latest, grant, reject } of queues[lane].splice(0))
        alone.take(lane, latest).then(grant, reject);
  }

  return {
    take(lane, latest) {
      if (now() < awayUntil) return alone.take(lane, latest);
      return new Promise((resolve, reject) => {
        queues[lane].push({ latest, grant: resolve, reject });
        serve(lane);
      });
    },
    adopt(next) {
      if (isTold && next.max === rate.max && next.intervalMs === rate.intervalMs) return;
      isTold = true;
      rate = next;
    },
    pauseUntil(at) {
      for (const lane of LANES) notBefore[lane] = Math.max(notBefore[lane], at);
      alone.pauseUntil(at);
      const pauseMs = Math.max(0, at - now());
      told({ lane: 'background', count: 0, pauseMs }).catch(goOnAlone);
    },
    rate: () => rate,
  };
}

function shareOf({ max, intervalMs }: LimiterParts['rate']): LimiterParts['rate'] {
  return { max: Math.max(1, Math.floor(max * AWAY_SHARE)), intervalMs };
}

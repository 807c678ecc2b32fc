import { HubSpotError } from './errors.ts';

export type Lane = 'interactive' | 'background';

/** People who wait are served first. */
export const LANES: readonly Lane[] = ['interactive', 'background'];

/** HubSpot allows `max` requests in any `intervalMs`. */
export interface Rate {
  max: number;
  intervalMs: number;
}

/** Requests leave evenly but arrive unevenly: a margin in number and in time keeps HubSpot's own count below. */
const USED_SHARE = 0.95;
export const TRAVEL_MS = 100;

/** Requests that may be sent in an interval; background work leaves `interactiveShare` (0 to 1) of them to people. */
export function roomFor(rate: Rate, lane: Lane, interactiveShare: number): number {
  const all = Math.max(1, Math.floor(rate.max * USED_SHARE));
  return lane === 'interactive' ? all : Math.max(1, Math.floor(all * (1 - interactiveShare)));
}

/** Somebody who waits for a place, until `latest` (epoch milliseconds). */
export interface Waiter {
  latest: number;
  grant: (giveBack: () => void) => void;
  reject: (error: HubSpotError) => void;
}

/** Takes a place among those under way in a lane; it is given back once, however often that is asked. */
export function grantPlace(
  underWay: Record<Lane, number>,
  lane: Lane,
  waiter: Waiter,
  onGivenBack: () => void,
): void {
  underWay[lane] += 1;
  let isGivenBack = false;
  waiter.grant(() => {
    if (isGivenBack) return;
    isGivenBack = true;
    underWay[lane] -= 1;
    onGivenBack();
  });
}

/** Tells somebody who waited in vain. `ms` is how long they could have waited on. */
export function noRoom(ms: number): HubSpotError {
  const message = `No request can be sent to HubSpot within ${Math.max(0, ms)} ms without going over its rate limit`;
  return new HubSpotError('hubspot_rate_limited', message);
}

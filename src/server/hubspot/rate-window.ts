import { roomFor, TRAVEL_MS, type Lane, type Rate } from './lanes.ts';

/** What all processes together have sent to one portal. Moments are epoch milliseconds of one clock. */
export interface RateWindow {
  rate: Rate;
  pausedUntil: number;
  /** Places given out, by the moment at which their slice of time begins; the oldest first. */
  slices: { from: number; count: number }[];
}

export interface RateAsk {
  lane: Lane;
  /** Places wanted; 0 only tells. */
  count: number;
  /** Share of the rate (0 to 1) that background work leaves free for people who wait. */
  interactiveShare: number;
  /** The rate as HubSpot's headers told it; null before they did. */
  rate: Rate | null;
  /** HubSpot said to wait for so many milliseconds; 0 when it did not. */
  pauseMs: number;
}

export interface RateAnswer {
  granted: number;
  /** When there may be more, in milliseconds from now. */
  againInMs: number;
  rate: Rate;
}

/** How long a place that was given out may be used. */
export const HOLD_MS = 500;
const SLICES = 50;

/** A window in which nothing was sent yet. */
export function emptyWindow(rate: Rate): RateWindow {
  return { rate, pausedUntil: 0, slices: [] };
}

/**
 * Gives out places so that HubSpot never counts more than 95 % of its limit in any interval, wherever it begins. A
 * slice counts until the last request that it may hold is a whole interval old.
 */
export function reserve(
  window: RateWindow,
  ask: RateAsk,
  now: number,
): { window: RateWindow; answer: RateAnswer } {
  const rate = ask.rate ?? window.rate;
  const width = Math.max(1, Math.ceil(rate.intervalMs / SLICES));
  const lasts = width + HOLD_MS + TRAVEL_MS + rate.intervalMs;
  const pausedUntil = ask.pauseMs > 0 ? Math.max(window.pausedUntil, now + ask.pauseMs) : window.pausedUntil;
  const slices = window.slices.filter(({ from }) => from + lasts > now);
  const used = slices.reduce((sum, { count }) => sum + count, 0);
  const room = roomFor(rate, ask.lane, ask.interactiveShare);
  const granted = now < pausedUntil ? 0 : Math.max(0, Math.min(ask.count, room - used));
  if (granted > 0) add(slices, Math.floor(now / width) * width, granted);
  const freeAt = Math.max(pausedUntil, freeWhen(slices, room, lasts, now));
  return {
    window: { rate, pausedUntil, slices },
    answer: { granted, againInMs: Math.max(0, Math.ceil(freeAt - now)), rate },
  };
}

function add(slices: RateWindow['slices'], from: number, count: number): void {
  const last = slices.at(-1);
  if (last !== undefined && last.from >= from)
    slices[slices.length - 1] = { ...last, count: last.count + count };
  else slices.push({ from, count });
}

/** The moment at which so many slices have passed that there is room again; `now` where there is. */
function freeWhen(slices: RateWindow['slices'], room: number, lasts: number, now: number): number {
  let used = slices.reduce((sum, { count }) => sum + count, 0);
  let freeAt = now;
  for (const { from, count } of slices) {
    if (used < room) break;
    used -= count;
    freeAt = from + lasts;
  }
  return freeAt;
}

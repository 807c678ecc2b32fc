import { dayOf } from '../../time.ts';

/** A moment as HubSpot writes it into a property: a calendar day, or an instant in epoch milliseconds. */
export type PropertyTime = { kind: 'day'; day: string } | { kind: 'instant'; at: number };

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const EPOCH_MS = /^-?\d{10,14}$/;
const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const DAY_MS = 86_400_000;

/**
 * Reads the value of a `date` or `datetime` property; null when it is neither. HubSpot keeps a `date` as midnight UTC,
 * so epoch milliseconds at exactly that hour mean the day in UTC, whatever the portal's time zone is.
 */
export function parsePropertyTime(value: string): PropertyTime | null {
  if (DAY.test(value)) return Number.isNaN(Date.parse(value)) ? null : { kind: 'day', day: value };
  if (EPOCH_MS.test(value)) return fromEpoch(Number(value));
  if (!ISO_INSTANT.test(value)) return null;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : { kind: 'instant', at };
}

function fromEpoch(ms: number): PropertyTime {
  return ms % DAY_MS === 0 ? { kind: 'day', day: dayOf(ms, 'UTC') } : { kind: 'instant', at: ms };
}

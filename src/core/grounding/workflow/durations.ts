import { DAY_MS } from '../../time.ts';
import type { ActionDefinition } from './definition.ts';
import { fieldOf, textOf } from './json.ts';

const MINUTE_MS = 60_000;

/** HubSpot's time units in days; months and years at their longest. */
const DAYS_OF: Record<string, number> = {
  SECONDS: 1000 / DAY_MS,
  MINUTES: MINUTE_MS / DAY_MS,
  HOURS: 1 / 24,
  DAYS: 1,
  WEEKS: 7,
  MONTHS: 31,
  YEARS: 366,
};

const DELAY = '0-1';
const WAIT_FOR_EVENT = '0-29';

/**
 * How long an action holds a record back at most, in days; infinite for a wait without expiration. Delays until a
 * date have no length of their own and count as none, so that a path is never said to be longer than it is.
 */
export function daysOf(action: ActionDefinition): number {
  if (action.actionTypeId === DELAY) return delayDays(action.fields);
  if (action.actionTypeId !== WAIT_FOR_EVENT) return 0;
  const minutes = numberOf(fieldOf(action.fields, 'expiration_minutes'));
  return minutes === null ? Infinity : (minutes * MINUTE_MS) / DAY_MS;
}

function delayDays(fields: unknown): number {
  const unit = textOf(fieldOf(fields, 'time_unit'))?.toUpperCase() ?? '';
  const length = Object.hasOwn(DAYS_OF, unit) ? DAYS_OF[unit] : undefined;
  return (numberOf(fieldOf(fields, 'delta')) ?? 0) * (length ?? 0);
}

/** A number that may be sent as text; null for anything else and below zero. */
function numberOf(value: unknown): number | null {
  const text = textOf(value);
  const number = text === null ? NaN : Number(text);
  return Number.isFinite(number) && number >= 0 ? number : null;
}

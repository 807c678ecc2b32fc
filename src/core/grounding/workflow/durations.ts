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

/** A moment that a delay waits for, as days from a date the record or the account has. */
export interface Moment {
  /** Which date: delays of one workflow with the same key wait for moments that are fixed to one another. */
  date: string;
  /** Days after it, negative before it. */
  offset: number;
}

const DELAY = '0-1';
const DELAY_AROUND_ANCHOR = '0-28';
const DELAY_UNTIL_DATE = '0-35';
const WAIT_FOR_EVENT = '0-29';

/**
 * How long an action holds a record back at most, in days; infinite for a wait without expiration. Delays until a
 * date have no length of their own (`momentOf` says what they wait for).
 */
export function daysOf(action: ActionDefinition): number {
  if (action.actionTypeId === DELAY) return delayDays(action.fields);
  if (action.actionTypeId !== WAIT_FOR_EVENT) return 0;
  const minutes = numberOf(fieldOf(action.fields, 'expiration_minutes'));
  return minutes === null ? Infinity : (minutes * MINUTE_MS) / DAY_MS;
}

/** What a delay until a date or around the anchor waits for; null for every other action, and where it is not said. */
export function momentOf({ actionTypeId, fields }: ActionDefinition): Moment | null {
  if (actionTypeId === DELAY_AROUND_ANCHOR) {
    const delay = fieldOf(fields, 'delay');
    const days = daysIn(fieldOf(delay, 'delta'), fieldOf(delay, 'timeUnit'));
    return days === null ? null : { date: 'anchor', offset: isBefore(fields) ? -days : days };
  }
  if (actionTypeId !== DELAY_UNTIL_DATE) return null;
  const date = fieldOf(fields, 'date');
  const property = textOf(fieldOf(date, 'propertyName'));
  const fixed = Number(textOf(fieldOf(date, 'staticValue')) ?? NaN);
  const days = daysIn(fieldOf(fields, 'delta') ?? 0, fieldOf(fields, 'time_unit') ?? 'DAYS') ?? 0;
  if (property !== null) return { date: `property ${property}`, offset: days };
  return Number.isFinite(fixed) ? { date: 'calendar', offset: fixed / DAY_MS + days } : null;
}

function isBefore(fields: unknown): boolean {
  return textOf(fieldOf(fields, 'direction'))?.toUpperCase() === 'BEFORE';
}

function delayDays(fields: unknown): number {
  const days = daysIn(fieldOf(fields, 'delta'), fieldOf(fields, 'time_unit')) ?? 0;
  return Math.max(0, days);
}

/** A length in days; null where it is no number or the unit is not known. */
function daysIn(delta: unknown, unit: unknown): number | null {
  const name = textOf(unit)?.toUpperCase() ?? '';
  const length = Object.hasOwn(DAYS_OF, name) ? DAYS_OF[name] : undefined;
  const number = Number(textOf(delta) ?? NaN);
  return length === undefined || !Number.isFinite(number) ? null : number * length;
}

/** A number that may be sent as text; null for anything else and below zero. */
function numberOf(value: unknown): number | null {
  const text = textOf(value);
  const number = text === null ? NaN : Number(text);
  return Number.isFinite(number) && number >= 0 ? number : null;
}

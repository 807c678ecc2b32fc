import type { Metric, NumberThreshold, PropertyCondition } from '../../hypotheses/metric.ts';
import { startOfDay } from '../../day-bounds.ts';
import { DAY_MS, dayOf, daysBetween } from '../../time.ts';
import { holds } from './condition.ts';
import { parsePropertyTime } from './property-time.ts';
import { numberAt, valueAt } from './value-at.ts';

/** What HubSpot knows of a record: values now, and versions of each property, oldest first (`at` in epoch ms). */
export interface OutcomeFacts {
  properties: Record<string, string | null>;
  history: Record<string, PropertyVersion[]>;
}

/** A value a property had, and since when (epoch ms). */
export interface PropertyVersion {
  value: string;
  at: number;
}

/** When the record joined (epoch ms) and for how many days afterwards its outcome counts. */
export interface OutcomeWindow {
  joinedAt: number;
  windowDays: number;
  timeZone: string;
}

/** `prior`: it had happened before the record joined. `not_evaluable`: the facts do not cover the window. */
export type Outcome =
  | { kind: 'reached'; at: number }
  | { kind: 'not_reached' }
  | { kind: 'prior' }
  | { kind: 'not_evaluable'; why: 'unreadable_value' | 'history_missing' | 'history_cut_off' };

const NOT_REACHED: Outcome = { kind: 'not_reached' };

/**
 * HubSpot hands out a limited number of versions of a property (fewest for objects other than contacts). A shorter
 * history is whole: what it does not show was not set.
 */
const VERSIONS_HUBSPOT_KEEPS = 20;
/** Amounts of money are sums in floating point: 49.99 + 0.01 must reach 50. */
const NUMBER_TOLERANCE = 1e-9;

/**
 * Reads one record's outcome inside its own window. Today's value is never taken for the value at the end of the
 * window: late outcomes stay 0 for ever.
 */
export function readOutcome(metric: Metric, facts: OutcomeFacts, window: OutcomeWindow): Outcome {
  const value = facts.properties[metric.property] ?? null;
  if (metric.kind === 'date_property') return fromDate(value, window);
  const versions = facts.history[metric.property] ?? [];
  const [oldest] = versions;
  if (oldest === undefined) return withoutHistory(value);
  if (oldest.at > window.joinedAt && versions.length >= VERSIONS_HUBSPOT_KEEPS)
    return { kind: 'not_evaluable', why: 'history_cut_off' };
  if (metric.kind === 'number_threshold') return fromNumber(metric, versions, window);
  return metric.measure === 'at_window_end'
    ? fromWindowEnd(metric, versions, window)
    : fromHistory(metric, versions, window);
}

function fromDate(value: string | null, window: OutcomeWindow): Outcome {
  if (value === null || value === '') return NOT_REACHED;
  const time = parsePropertyTime(value);
  if (time === null) return { kind: 'not_evaluable', why: 'unreadable_value' };
  return time.kind === 'instant' ? fromInstant(time.at, window) : fromDay(time.day, window);
}

function fromInstant(at: number, { joinedAt, windowDays }: OutcomeWindow): Outcome {
  if (at <= joinedAt) return { kind: 'prior' };
  return at <= endOf({ joinedAt, windowDays }) ? { kind: 'reached', at } : NOT_REACHED;
}

/** A day without a time counts from the day of joining on: which came first on that day cannot be known. */
function fromDay(day: string, { joinedAt, windowDays, timeZone }: OutcomeWindow): Outcome {
  const days = daysBetween(dayOf(joinedAt, timeZone), day);
  if (days < 0) return { kind: 'prior' };
  if (days > windowDays) return NOT_REACHED;
  return { kind: 'reached', at: Math.max(startOfDay(day, timeZone), joinedAt) };
}

function fromHistory(
  metric: PropertyCondition,
  versions: readonly PropertyVersion[],
  window: OutcomeWindow,
): Outcome {
  const firstTrue = versions.find((version) => holds(metric, version.value));
  return firstTrue === undefined ? NOT_REACHED : fromInstant(firstTrue.at, window);
}

/** What should last is looked at once, on the last moment of the window; that it held before joining is no matter. */
function fromWindowEnd(
  metric: PropertyCondition,
  versions: readonly PropertyVersion[],
  window: OutcomeWindow,
): Outcome {
  const end = endOf(window);
  return holds(metric, valueAt(versions, end)) ? { kind: 'reached', at: end } : NOT_REACHED;
}

/** Both snapshots are taken from the history, so that a number that grows later changes nothing. */
function fromNumber(
  { measure, atLeast }: NumberThreshold,
  versions: readonly PropertyVersion[],
  window: OutcomeWindow,
): Outcome {
  const end = endOf(window);
  const [before, after] = [numberAt(versions, window.joinedAt), numberAt(versions, end)];
  const got = measure === 'gain' ? after - before : after;
  if (!Number.isFinite(got)) return { kind: 'not_evaluable', why: 'unreadable_value' };
  return got >= atLeast - NUMBER_TOLERANCE ? { kind: 'reached', at: end } : NOT_REACHED;
}

/** The last moment of the window (epoch ms). */
function endOf({ joinedAt, windowDays }: Pick<OutcomeWindow, 'joinedAt' | 'windowDays'>): number {
  return joinedAt + windowDays * DAY_MS;
}

/** A property that was never set has no versions; one that has a value and no versions tells nothing about when. */
function withoutHistory(value: string | null): Outcome {
  if (value === null || value === '') return NOT_REACHED;
  return { kind: 'not_evaluable', why: 'history_missing' };
}

import type { Metric } from '../hypotheses/metric.ts';
import { DAY_MS, dayOf, daysBetween, startOfDay } from '../time.ts';
import { holds } from './condition.ts';
import { parsePropertyTime } from './property-time.ts';

/** What HubSpot knows of a record: values now, and versions of each property, oldest first (`at` in epoch ms). */
export interface OutcomeFacts {
  properties: Record<string, string | null>;
  history: Record<string, { value: string; at: number }[]>;
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

/**
 * Reads one record's outcome inside its own window. Today's value is never taken for the value at the end of the
 * window: late outcomes stay 0 for ever.
 */
export function readOutcome(metric: Metric, facts: OutcomeFacts, window: OutcomeWindow): Outcome {
  if (metric.kind === 'property_condition') return fromHistory(metric, facts, window);
  return fromDate(facts.properties[metric.property] ?? null, window);
}

function fromDate(value: string | null, window: OutcomeWindow): Outcome {
  if (value === null || value === '') return NOT_REACHED;
  const time = parsePropertyTime(value);
  if (time === null) return { kind: 'not_evaluable', why: 'unreadable_value' };
  return time.kind === 'instant' ? fromInstant(time.at, window) : fromDay(time.day, window);
}

function fromInstant(at: number, { joinedAt, windowDays }: OutcomeWindow): Outcome {
  if (at <= joinedAt) return { kind: 'prior' };
  return at <= joinedAt + windowDays * DAY_MS ? { kind: 'reached', at } : NOT_REACHED;
}

/** A day without a time counts from the day of joining on: which came first on that day cannot be known. */
function fromDay(day: string, { joinedAt, windowDays, timeZone }: OutcomeWindow): Outcome {
  const days = daysBetween(dayOf(joinedAt, timeZone), day);
  if (days < 0) return { kind: 'prior' };
  if (days > windowDays) return NOT_REACHED;
  return { kind: 'reached', at: Math.max(startOfDay(day, timeZone), joinedAt) };
}

function fromHistory(
  metric: Extract<Metric, { kind: 'property_condition' }>,
  facts: OutcomeFacts,
  window: OutcomeWindow,
): Outcome {
  const versions = facts.history[metric.property] ?? [];
  const [oldest] = versions;
  if (oldest === undefined) return withoutHistory(facts.properties[metric.property] ?? null);
  if (oldest.at > window.joinedAt && versions.length >= VERSIONS_HUBSPOT_KEEPS)
    return { kind: 'not_evaluable', why: 'history_cut_off' };
  const firstTrue = versions.find((version) => holds(metric, version.value));
  return firstTrue === undefined ? NOT_REACHED : fromInstant(firstTrue.at, window);
}

/** A property that was never set has no versions; one that has a value and no versions tells nothing about when. */
function withoutHistory(value: string | null): Outcome {
  if (value === null || value === '') return NOT_REACHED;
  return { kind: 'not_evaluable', why: 'history_missing' };
}

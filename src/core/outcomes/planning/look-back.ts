import * as z from 'zod/mini';
import { Metric } from '../../hypotheses/metric.ts';
import { DAY_MS, Instant } from '../../time.ts';
import { FEWEST_DAYS_COUNTED } from './pace.ts';

const ArmCount = z.strictObject({ finished: z.int(), reached: z.int() });

/**
 * Today's number as it was worked out: the outcome of those who joined the same segments before the start, read as it
 * will be read afterwards.
 */
export const LookBack = z.strictObject({
  at: Instant,
  /** Joins between these two moments were read; the last of them had their window and grace. */
  from: Instant,
  until: Instant,
  /** What was counted, and on whom: when one of them changes, the number no longer fits. */
  metric: Metric,
  windowDays: z.int(),
  listIds: z.array(z.string()),
  finished: z.int(),
  reached: z.int(),
  priorConverters: z.int(),
  notEvaluable: z.int(),
  /** Records HubSpot did not give. */
  unread: z.int(),
  /** Put in when a segment was made: they did not join then. */
  filledIn: z.int(),
  /** The guardrail among those who finished; null where none is watched, it cannot be read, or they are too few. */
  guardrail: z.nullable(ArmCount),
  /** Share (0–1) of those who finished, and its 96 % interval; null where there are too few. */
  share: z.nullable(z.number()),
  interval: z.nullable(z.tuple([z.number(), z.number()])),
});
export type LookBack = z.infer<typeof LookBack>;

/** Days of joins that are read unless somebody asks for more or fewer. */
export const LOOK_BACK_DAYS = 90;

/** Joins whose window and grace are over before the start, or before now: moments in epoch ms. */
export function lookBackSpan(parts: {
  now: number;
  startedAt: number | null;
  windowDays: number;
  graceDays: number;
  days: number;
  /** When the first of the segments was made: nobody can have joined before. */
  madeAt: number;
}): { from: number; until: number } {
  const end = Math.min(parts.now, parts.startedAt ?? parts.now);
  const until = end - (parts.windowDays + parts.graceDays) * DAY_MS;
  return { from: Math.min(Math.max(until - parts.days * DAY_MS, parts.madeAt), until), until };
}

/** Records that joined in a week of the span, whatever came of them; null where the span is too short to say. */
export function joinsPerWeek(lookBack: LookBack): number | null {
  const { finished, priorConverters, notEvaluable, unread, from, until } = lookBack;
  const days = (Date.parse(until) - Date.parse(from)) / DAY_MS;
  if (days < FEWEST_DAYS_COUNTED) return null;
  return ((finished + priorConverters + notEvaluable + unread) * 7) / days;
}

import * as z from 'zod/mini';
import { ByChance } from '../outcomes/verdict/by-chance.ts';
import { Calibration } from '../outcomes/verdict/calibration.ts';
import { LookBack } from '../outcomes/planning/look-back.ts';
import { Reading } from '../outcomes/verdict/reading.ts';
import { CalendarDay, Instant } from '../time.ts';

/** One live hypothesis as it was measured. Shares are proportions between 0 and 1. */
export const MeasuredHypothesis = z.strictObject({
  hypothesisId: z.string(),
  title: z.string(),
  objectTypeId: z.string(),
  direction: z.enum(['up', 'down']),
  baseline: z.nullable(z.number()),
  target: z.nullable(z.number()),
  deadline: z.nullable(CalendarDay),
  windowDays: z.nullable(z.int()),
  /** What keeps it from a verdict, or null. */
  problem: z.nullable(z.strictObject({ code: z.string(), message: z.string(), hint: z.string() })),
  /** Records that were new in the ledger, and records whose outcome was read, in this run. */
  newRecords: z.int(),
  outcomesRead: z.int(),
  /** Records whose time is over and whose outcome HubSpot did not give; they are read again next time. */
  unreadRecords: z.int(),
  /** What those did who joined before the start; null where nobody has looked back. */
  lookBack: z.nullable(z.strictObject({ ...LookBack.shape, sentence: z.string() })),
  /** What its author would have bet on it at the start, 0–100 %; null when not asked. */
  confidence: z.nullable(z.number()),
  /** Whether its verdict became final in this run. */
  becameFinal: z.boolean(),
  reading: Reading,
});
export type MeasuredHypothesis = z.infer<typeof MeasuredHypothesis>;

/** Answer of `measure --format json`. */
export const MeasureReport = z.strictObject({
  schema: z.literal('groundwork.measure/1'),
  portalId: z.string(),
  measuredAt: Instant,
  /** Ordered by creation. */
  hypotheses: z.array(MeasuredHypothesis),
  /** What was bet at the start against what came of it, over all hypotheses; null while too few have a clear result. */
  calibration: z.nullable(Calibration),
  /** How many of the results so far would be lifts by chance alone; null while they are few. */
  byChance: z.nullable(ByChance),
  /** What the operator should know. */
  notices: z.array(z.strictObject({ code: z.string(), message: z.string(), hint: z.string() })),
  /** Hypotheses that could not be measured this time; their last reading stands. */
  failed: z.array(
    z.strictObject({
      hypothesisId: z.string(),
      title: z.string(),
      code: z.string(),
      message: z.string(),
      hint: z.string(),
    }),
  ),
});
export type MeasureReport = z.infer<typeof MeasureReport>;

import * as z from 'zod/mini';
import { CalendarDay, Instant } from '../time.ts';

/** One hypothesis as a record's card shows it. Says nothing of groups: people held out look like the others. */
export const CardHypothesis = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** Text and tone of the status tag. */
  label: z.string(),
  tone: z.enum(['default', 'info', 'success', 'warning', 'danger']),
  /** The sentence of the hypothesis, for the panel. */
  sentence: z.string(),
  /** When the record joined, and by which segment, where known. */
  since: z.nullable(Instant),
  segment: z.nullable(z.string()),
  expectation: z.string(),
  /** The day by which the expected outcome should have happened for this record. */
  expectedBy: z.nullable(CalendarDay),
  outcome: z.enum(['waiting', 'reached', 'not_reached', 'not_counted']),
  salesNote: z.string(),
});
export type CardHypothesis = z.infer<typeof CardHypothesis>;

/** Answer of `GET /api/records/{objectTypeId}/{id}`. */
export const RecordCard = z.strictObject({
  schema: z.literal('groundwork.record/1'),
  objectTypeId: z.string(),
  recordId: z.string(),
  asOf: Instant,
  /** When HubSpot was asked for the record's segments; null when it could not be asked in time. */
  segmentsAsOf: z.nullable(Instant),
  /** How many segments the record is in; null when not known. */
  segments: z.nullable(z.int()),
  /** Running ones first, nearest expectation first, then finished ones. */
  hypotheses: z.array(CardHypothesis),
  /** Segments used to write to this record although no hypothesis stands behind them. */
  unexplained: z.array(z.strictObject({ listId: z.string(), name: z.string() })),
});
export type RecordCard = z.infer<typeof RecordCard>;

/** Every error of the HTTP interface has this shape. */
export const ErrorAnswer = z.strictObject({
  error: z.strictObject({ code: z.string(), message: z.string(), hint: z.string() }),
});
export type ErrorAnswer = z.infer<typeof ErrorAnswer>;

import * as z from 'zod/mini';
import { MisfitReason } from '../hypotheses/misfit-reason.ts';
import { CalendarDay, Instant } from '../time.ts';

/** What only editors see of a record's part: held out or not must not change how people treat the record. */
export const EditorView = z.strictObject({
  group: z.nullable(z.enum(['gets_it', 'compared_with'])),
  amendments: z.array(z.strictObject({ at: Instant, what: z.string(), reason: z.string() })),
});

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
  /** The day the expected outcome happened, where it did. */
  happenedOn: z.nullable(CalendarDay),
  salesNote: z.string(),
  /** Whether it has its verdict and waits for a person to decide. */
  awaitsDecision: z.boolean(),
  /** Whether it did not come true and workflows that carry it still run. */
  stillWrites: z.boolean(),
  /** What somebody said does not fit about this record; null when nobody did. */
  misfit: z.nullable(MisfitReason),
  editorView: z.nullable(EditorView),
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
  /** Where links into HubSpot go. */
  account: z.strictObject({ portalId: z.string(), uiDomain: z.string(), timeZone: z.string() }),
  /** Whether who looks on may change things. */
  mayEdit: z.boolean(),
  /** Those that wait for a decision, then running ones with the nearest expectation first, then finished ones. */
  hypotheses: z.array(CardHypothesis),
  /** Segments used to write to this record although no hypothesis stands behind them: how many, and the first. */
  unexplainedCount: z.int(),
  unexplained: z.array(
    z.strictObject({
      listId: z.string(),
      name: z.string(),
      /** Names of the workflows that write to its members. */
      usedBy: z.array(z.string()),
      /** A hypothesis that is being written for it and has not started; null without one. */
      draft: z.nullable(z.strictObject({ id: z.string(), title: z.string() })),
    }),
  ),
});
export type RecordCard = z.infer<typeof RecordCard>;

/** Answer of `GET /api/records/{objectTypeId}?ids=1,2,…`: in how many hypotheses records take part. */
export const RecordsInBrief = z.strictObject({
  records: z.array(z.strictObject({ recordId: z.string(), hypotheses: z.int() })),
});
export type RecordsInBrief = z.infer<typeof RecordsInBrief>;

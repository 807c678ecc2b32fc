import * as z from 'zod/mini';
import { Attachment } from '../grounding/judgements.ts';
import { Decision, Hypothesis } from '../hypotheses/hypothesis.ts';
import type { MisfitReason } from '../hypotheses/misfit-reason.ts';
import { LintReport } from '../hypotheses/lint-report.ts';
import { ByChance } from '../outcomes/verdict/by-chance.ts';
import { Calibration } from '../outcomes/verdict/calibration.ts';
import { RangePoint } from '../outcomes/verdict/range-point.ts';
import { Reading } from '../outcomes/verdict/reading.ts';
import { CalendarDay } from '../time.ts';

const { id, version, status, kind, objectTypeId } = Hypothesis.shape;
const { at, state, label, sentence } = Reading.shape;
const misfits = {
  wrong_audience: z.int(),
  already_did_it: z.int(),
  asked_to_stop: z.int(),
  other: z.int(),
} satisfies Record<MisfitReason, z.ZodMiniNumberFormat>;
const { hypothesisId: _whose, ...attached } = Attachment.shape;

/** A hypothesis as a line of a table. */
export const HypothesisSummary = z.strictObject({
  ...{ id, version, status, kind, objectTypeId },
  title: z.string(),
  owner: z.string(),
  sentence: z.string(),
  /** The day by which it is judged: the deadline, or the review date of one judged by people. */
  dueOn: z.nullable(CalendarDay),
  decision: z.nullable(Decision.shape.choice),
  /** What its author would have bet on it at the start, 0–100 %; null when not asked. */
  confidence: Hypothesis.shape.slots.shape.confidence,
  reading: z.nullable(z.strictObject({ at, state, label, sentence })),
  lists: z.int(),
  workflows: z.int(),
});
export type HypothesisSummary = z.infer<typeof HypothesisSummary>;

/** Answer of `GET /api/hypotheses`: oldest first, a page at a time. */
export const HypothesisList = z.strictObject({
  total: z.int(),
  results: z.array(HypothesisSummary),
  /** Over all hypotheses; null while too few have a clear result. */
  calibration: z.nullable(Calibration),
  /** How many of the results so far would be lifts by chance alone; null while they are few. */
  byChance: z.nullable(ByChance),
  /** Names the next page; null on the last one. */
  after: z.nullable(z.string()),
});
export type HypothesisList = z.infer<typeof HypothesisList>;

/** Answer of `GET /api/hypotheses/{id}`. */
export const HypothesisPage = z.strictObject({
  hypothesis: Hypothesis,
  sentence: z.string(),
  attachments: z.array(
    z.strictObject({
      ...attached,
      /** As of the latest audit; null when that does not know it. */
      name: z.nullable(z.string()),
    }),
  ),
  /** The latest one; null before the first. */
  reading: z.nullable(Reading),
  /** How its band went from day to day, oldest first; empty while too few have finished. */
  course: z.array(RangePoint),
  /** What people made of it, for one that they judge; null for a measured one and before the decision. */
  judged: z.nullable(z.string()),
  lint: LintReport,
  /** How often people who know a record said that it does not fit, by what they said. */
  misfits: z.strictObject(misfits),
});
export type HypothesisPage = z.infer<typeof HypothesisPage>;

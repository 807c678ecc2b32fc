import * as z from 'zod/mini';
import { AttachableRef } from '../asset.ts';
import { ObjectTypeId } from '../object-type.ts';
import { CalendarDay, Instant } from '../time.ts';
import { Metric } from './metric.ts';
import { LookBack } from '../outcomes/planning/look-back.ts';
import { FrozenVerdict } from '../outcomes/verdict/reading.ts';

/** `h_` and ten characters of [a-z0-9]: used as option value, YAML key and action input, never reused. */
export const HypothesisId = z.string().check(z.regex(/^h_[a-z0-9]{10}$/, 'h_ and ten of a–z, 0–9'));

const text = (max: number) => z.string().check(z.maxLength(max));

export const Assumption = z.strictObject({ text: text(400), weakest: z.boolean() });

/** The parts of a hypothesis. They are the truth, prose is derived from them; an empty text is a missing answer. */
export const Slots = z.strictObject({
  title: text(40),
  audience: text(400),
  behaviour: text(400),
  because: text(400),
  approach: text(400),
  /** The prediction in words: “more second purchases in month one”. */
  expectation: text(400),
  notDoing: text(400),
  owner: text(120),
  evidence: text(2000),
  salesNote: text(120),
  assumptions: z.array(Assumption),
  /** What the author would bet, 0–100 %; null when not asked. */
  confidence: z.nullable(z.number().check(z.minimum(0), z.maximum(100))),
});
export type Slots = z.infer<typeof Slots>;

const share = z.number().check(z.minimum(0), z.maximum(1));
const days = z.int().check(z.positive(), z.maximum(365));

/** The number that will prove the hypothesis right or wrong. Shares are proportions between 0 and 1. */
export const Prediction = z.strictObject({
  metric: z.nullable(Metric),
  direction: z.enum(['up', 'down']),
  /** Today's share; null while unknown, and when people are held out for comparison. */
  baseline: z.nullable(share),
  target: z.nullable(share),
  /** Outcome window per record, in days after joining. */
  windowDays: z.nullable(days),
  /** Days allowed for late entries in the CRM after the window (statistics, g). */
  graceDays: z.int().check(z.minimum(0), z.maximum(30)),
  deadline: z.nullable(CalendarDay),
  guardrail: z.nullable(Metric),
});
export type Prediction = z.infer<typeof Prediction>;

/** What was fixed when the hypothesis was started; later changes are amendments. */
export const Start = z.strictObject({
  at: Instant,
  by: z.string(),
  lists: z.array(
    z.strictObject({
      listId: z.string(),
      role: z.enum(['treatment', 'control']),
      name: z.string(),
      filterHash: z.nullable(z.string()),
    }),
  ),
  workflows: z.array(z.strictObject({ workflowId: z.string(), meaningHash: z.nullable(z.string()) })),
  /** Finished records needed for a verdict, and planned for (statistics, section 4), per arm and not rounded. */
  nMin: z.nullable(z.number()),
  nPlan: z.nullable(z.number()),
  /** Records at which the safe band is narrowest: of one arm, or of two arms together; starts of old kept neither. */
  tOpt: z._default(z.nullable(z.number()), null),
  nOpt: z._default(z.nullable(z.number()), null),
  /** Set when fewer than `nMin` could be expected to finish by the deadline, and it was started all the same. */
  shortOfSample: z.exactOptional(z.literal(true)),
});
export type Start = z.infer<typeof Start>;

export const Amendment = z.strictObject({
  at: Instant,
  by: z.string(),
  reason: z.string(),
  what: z.string(),
  /**
   * “Yes, people still get the same thing”: the hash of the list's filter or the workflow's meaning that was looked at.
   * From then on it is the one to compare with.
   */
  accepted: z.exactOptional(z.strictObject({ asset: AttachableRef, hash: z.string() })),
  /** Joins at once, by the beginnings of their hours: counted as real, or left out as an import. */
  joins: z.exactOptional(z.strictObject({ hours: z.array(Instant), counted: z.boolean() })),
  /** “That all of them did it, or none, is how it is.” */
  confirmsOutcome: z.exactOptional(z.boolean()),
  /** Id of the question it answers. */
  answers: z.exactOptional(z.string()),
  /** Nothing was changed, or nobody had finished yet: the verdict is read as if it had not been made. */
  changesNothing: z.exactOptional(z.boolean()),
});
export type Amendment = z.infer<typeof Amendment>;

export const Decision = z.strictObject({
  choice: z.enum(['keep', 'change', 'stop']),
  at: Instant,
  by: z.string(),
  reason: z.string(),
  /** The day a decision to keep has to be looked at again; null for the others. */
  reviewBy: z.nullable(CalendarDay),
  /** Who else stands by a decision that goes against the result, and since when. */
  reviewed: z.exactOptional(z.strictObject({ by: z.string().check(z.minLength(1)), at: Instant })),
});
export type Decision = z.infer<typeof Decision>;

export const HypothesisStatus = z.enum(['draft', 'live', 'concluded', 'retired']);
export type HypothesisStatus = z.infer<typeof HypothesisStatus>;

export const Hypothesis = z.strictObject({
  id: HypothesisId,
  /** Raised by every write; a writer names the version it saw. */
  version: z.int().check(z.positive()),
  status: HypothesisStatus,
  /** `reviewed` is judged by people on `reviewOn`: it never “comes true”. */
  kind: z.enum(['measured', 'reviewed']),
  objectTypeId: ObjectTypeId,
  slots: Slots,
  prediction: z.nullable(Prediction),
  /** Where “joined” comes from: membership of the attached lists, or our workflow action. Never both. */
  exposureSource: z.enum(['list', 'action']),
  /** Share of records our action holds out, 0–0.9; null without a holdout. */
  holdoutShare: z.nullable(z.number().check(z.minimum(0), z.maximum(0.9))),
  reviewOn: z.nullable(CalendarDay),
  start: z.nullable(Start),
  amendments: z.array(Amendment),
  verdict: z.nullable(FrozenVerdict),
  decision: z.nullable(Decision),
  successorId: z.nullable(HypothesisId),
  /** When it was taken in from an export with its history, rather than lived through here. */
  restoredAt: z.exactOptional(Instant),
  /** Today's number as it was worked out, once somebody asked for it. */
  lookBack: z.exactOptional(LookBack),
  createdAt: Instant,
  createdBy: z.string(),
  updatedAt: Instant,
});
export type Hypothesis = z.infer<typeof Hypothesis>;

/** What a person writes; everything else is the machine's. */
export const HypothesisContent = z.pick(Hypothesis, {
  kind: true,
  objectTypeId: true,
  slots: true,
  prediction: true,
  exposureSource: true,
  holdoutShare: true,
  reviewOn: true,
});
export type HypothesisContent = z.infer<typeof HypothesisContent>;

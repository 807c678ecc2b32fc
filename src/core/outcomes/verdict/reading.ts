import * as z from 'zod/mini';
import { Instant } from '../../time.ts';
import { Question } from './question.ts';

/** States of a hypothesis' reading, in the spelling of the JSON contracts (statistics, section 3). */
export const VerdictState = z.enum([
  'data_problem',
  'scheduled',
  'no_data',
  'too_early',
  'validated',
  'real_below_target',
  'invalidated',
  'promising',
  'off_track',
  'unclear',
  'underpowered',
  'inconclusive',
]);
export type VerdictState = z.infer<typeof VerdictState>;

export const VerdictReason = z.nullable(z.enum(['worse', 'missed', 'mean_not_reliable']));
export type VerdictReason = z.infer<typeof VerdictReason>;

export const VerdictTag = z.enum([
  'target_proven',
  'early',
  'amended',
  'uncontrolled',
  'short_of_sample',
  'thin',
]);
export type VerdictTag = z.infer<typeof VerdictTag>;

/** How far the comparison carries: sorted by lot, another segment, or the number that was written down. */
export const EvidenceGrade = z.enum(['caused', 'compared_with', 'rose_from']);
export type EvidenceGrade = z.infer<typeof EvidenceGrade>;

/** Finished evaluable records of one arm, and those of them with the outcome inside their window. */
export const ArmCount = z.strictObject({ finished: z.int(), reached: z.int() });
export type ArmCount = z.infer<typeof ArmCount>;

/** What is watched beside the outcome: for people to look at, never part of a verdict. */
export const GuardrailReading = z.strictObject({
  label: z.string(),
  /** Finished records of which it is known, and those to whom it happened inside their window. */
  treatment: ArmCount,
  control: z.nullable(ArmCount),
  /** The same of those who joined before the start and are still in the segment; null without a look back. */
  before: z.nullable(ArmCount),
  /** `worse`: more than chance would do beside the compared group; `not_known` without one. */
  state: z.enum(['worse', 'not_worse', 'not_known']),
  sentence: z.string(),
});
export type GuardrailReading = z.infer<typeof GuardrailReading>;

const interval = z.tuple([z.number(), z.number()]);

/** Numbers of a reading: shares (0–1) for one arm, a difference of shares for two. Absent when there are too few. */
export const Estimate = z.strictObject({
  unit: z.enum(['share', 'difference']),
  value: z.number(),
  interval,
  level: z.number(),
  method: z.enum(['wilson', 'newcombe', 'welch']),
});
export type Estimate = z.infer<typeof Estimate>;

/** The always-valid band of the same number: it may be looked at every day. */
export const SafeBand = z.strictObject({
  unit: z.enum(['share', 'difference']),
  interval,
  level: z.number(),
  method: z.enum(['bernoulli', 'asymptotic']),
});
export type SafeBand = z.infer<typeof SafeBand>;

/** What was stored before there was a band has none. */
const band = z._default(z.nullable(SafeBand), null);

/** What is told apart by people counts in words; every record of the ledger is in exactly one of them. */
export const CohortCounts = z.strictObject({
  treatment: ArmCount,
  control: z.nullable(ArmCount),
  /** Eligible, window not over yet. */
  waiting: z.int(),
  /** Joined before the start, or too late to finish by the deadline. */
  outsideTime: z.int(),
  /** Of those, the ones who were in before the start: filled in when the list was made, or back after an absence. */
  beforeStart: z._default(z.int(), 0),
  priorConverters: z.int(),
  notEvaluable: z.int(),
  /** In both groups, so in neither. */
  contaminated: z.int(),
  /** Went into another record, which counts for both. */
  merged: z._default(z.int(), 0),
  /** Joined with many others at once, which a person said was an import. */
  imported: z._default(z.int(), 0),
  /** Finished records whose outcome HubSpot corrected after it had been counted; left out while there are none. */
  revised: z.exactOptional(z.int()),
});
export type CohortCounts = z.infer<typeof CohortCounts>;

export const FrozenVerdict = z.strictObject({
  state: VerdictState,
  reason: VerdictReason,
  /** Row of the verdict table that spoke. */
  row: z.int(),
  tags: z.array(VerdictTag),
  evidence: EvidenceGrade,
  frozenAt: Instant,
  counts: CohortCounts,
  estimate: z.nullable(Estimate),
  band,
  /** What was watched beside it, as it stood then. */
  guardrail: z.exactOptional(GuardrailReading),
  /** Rules the verdict was made by, so that it can be made again. */
  rulesVersion: z.string(),
});
export type FrozenVerdict = z.infer<typeof FrozenVerdict>;

/** One look at a live hypothesis; the latest is kept beside it. Instants are ISO 8601. */
export const Reading = z.strictObject({
  hypothesisId: z.string(),
  at: Instant,
  state: VerdictState,
  /** Code of what keeps it from a verdict while the state is `data_problem`; what was read of old kept none. */
  problemCode: z._default(z.nullable(z.string()), null),
  /** What a person has to say before it can go on; null where the problem is none that an answer mends. */
  question: z._default(z.nullable(Question), null),
  reason: VerdictReason,
  row: z.int(),
  tags: z.array(VerdictTag),
  evidence: EvidenceGrade,
  counts: CohortCounts,
  estimate: z.nullable(Estimate),
  band,
  /** Chance (0–1) that the true figure is at or past the target; for display, it decides nothing. */
  chanceAtOrAboveTarget: z._default(z.nullable(z.number()), null),
  /** What is watched beside the outcome; null where nothing is, or nobody has finished. */
  guardrail: z._default(z.nullable(GuardrailReading), null),
  /** When the first records will have finished, while none has; null otherwise. */
  firstResultsAt: z.nullable(Instant),
  /** Label and sentence as people see them (words and copy: verdicts). */
  label: z.string(),
  sentence: z.string(),
});
export type Reading = z.infer<typeof Reading>;

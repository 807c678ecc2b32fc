import * as z from 'zod/mini';
import {
  Attachment,
  ClassOverride,
  Contradiction,
  DestinationAnswer,
  Exemption,
  Mute,
} from '../../grounding/judgements.ts';
import { LookBack } from '../../outcomes/planning/look-back.ts';
import { FrozenVerdict } from '../../outcomes/verdict/reading.ts';
import { Instant } from '../../time.ts';
import {
  Amendment,
  Decision,
  Hypothesis,
  HypothesisId,
  HypothesisStatus,
  Prediction,
  Slots,
  Start,
} from '../hypothesis.ts';
import { Metric } from '../metric.ts';
import { PRESET_IDS } from '../preset-ids.ts';

export const FILE_SCHEMA = 'groundwork.hypotheses/1';

/** YAML reads an unquoted id as a number. */
const AssetId = z.union([z.string().check(z.minLength(1)), z.int()]);

export const Attach = z.strictObject({
  treatment: z.exactOptional(z.array(AssetId)),
  control: z.exactOptional(z.array(AssetId)),
  workflows: z.exactOptional(z.array(AssetId)),
});

export const FileSlots = z.partial(Slots);

/** An outcome in a marketer's words in place of a property: `kind: preset`. */
const PresetMetric = z.strictObject({
  kind: z.literal('preset'),
  preset: z.enum(PRESET_IDS),
  property: z.exactOptional(
    z.string().check(z.regex(/^[a-z0-9_]+$/, 'the internal name of a HubSpot property')),
  ),
  stage: z.exactOptional(z.string()),
});
const FileMetric = z.discriminatedUnion('kind', [Metric, PresetMetric]);
export type FileMetric = z.infer<typeof FileMetric>;

export const FilePrediction = z.partial(
  z.extend(Prediction, { metric: z.nullable(FileMetric), guardrail: z.nullable(FileMetric) }),
);

/** A hypothesis as people write it: everything may be left out that has a usual answer. */
export const Entry = z.strictObject({
  id: z.exactOptional(HypothesisId),
  /** Prose in place of slots. */
  statement: z.exactOptional(z.string().check(z.minLength(1), z.maxLength(10_000))),
  status: z.exactOptional(HypothesisStatus),
  kind: z.exactOptional(Hypothesis.shape.kind),
  objectTypeId: z.exactOptional(Hypothesis.shape.objectTypeId),
  slots: z.exactOptional(FileSlots),
  prediction: z.exactOptional(z.nullable(FilePrediction)),
  exposureSource: z.exactOptional(Hypothesis.shape.exposureSource),
  holdoutShare: z.exactOptional(Hypothesis.shape.holdoutShare),
  reviewOn: z.exactOptional(Hypothesis.shape.reviewOn),
  attach: z.exactOptional(Attach),
  start: z.exactOptional(Start),
  amendments: z.exactOptional(z.array(Amendment)),
  verdict: z.exactOptional(FrozenVerdict),
  decision: z.exactOptional(Decision),
  successorId: z.exactOptional(HypothesisId),
  restoredAt: z.exactOptional(Instant),
  lookBack: z.exactOptional(LookBack),
  version: z.exactOptional(Hypothesis.shape.version),
  createdAt: z.exactOptional(Instant),
  createdBy: z.exactOptional(z.string()),
  updatedAt: z.exactOptional(Instant),
  seal: z.exactOptional(z.string()),
});
export type Entry = z.infer<typeof Entry>;

/** The YAML document `groundwork.hypotheses/1`. */
export const HypothesesDocument = z.strictObject({
  schema: z.literal(FILE_SCHEMA),
  hypotheses: z.array(Entry),
  attachments: z.exactOptional(z.array(Attachment)),
  exemptions: z.exactOptional(z.array(Exemption)),
  classOverrides: z.exactOptional(z.array(ClassOverride)),
  answers: z.exactOptional(z.array(DestinationAnswer)),
  contradictions: z.exactOptional(z.array(Contradiction)),
  mutes: z.exactOptional(z.array(Mute)),
});
export type HypothesesDocument = z.infer<typeof HypothesesDocument>;

const METRIC_KEYS = [
  ...['kind', 'property', 'operator', 'values', 'measure', 'atLeast', 'label'],
  ...['preset', 'stage'],
];

/** Keys that can be written at a place, by the name of the place; list items have that of their list. */
export const KEYS_AT: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(HypothesesDocument.shape),
  hypotheses: Object.keys(Entry.shape),
  slots: Object.keys(FileSlots.shape),
  prediction: Object.keys(FilePrediction.shape),
  metric: METRIC_KEYS,
  guardrail: METRIC_KEYS,
  attach: Object.keys(Attach.shape),
  assumptions: ['text', 'weakest'],
  start: Object.keys(Start.shape),
  lookBack: Object.keys(LookBack.shape),
  verdict: Object.keys(FrozenVerdict.shape),
  decision: Object.keys(Decision.shape),
  amendments: Object.keys(Amendment.shape),
  accepted: ['asset', 'hash'],
  attachments: Object.keys(Attachment.shape),
  asset: ['kind', 'id'],
  exemptions: Object.keys(Exemption.shape),
  classOverrides: Object.keys(ClassOverride.shape),
  answers: Object.keys(DestinationAnswer.shape),
  destination: ['kind', 'key'],
  contradictions: Object.keys(Contradiction.shape),
  mutes: Object.keys(Mute.shape),
};

import * as z from 'zod/mini';
import { Metric } from '../hypotheses/metric.ts';
import { PRESET_IDS } from '../hypotheses/preset-ids.ts';
import { ObjectTypeId } from '../object-type.ts';

/** A property or a stage that can be chosen, and what would be counted by it. */
const Choice = z.strictObject({ value: z.string(), label: z.string(), metric: Metric });

/** An outcome in a marketer's words, as this account can count it. */
export const PresetOffer = z.strictObject({
  preset: z.enum(PRESET_IDS),
  label: z.string(),
  /** What has to be named beside it; null when nothing has. */
  asks: z.nullable(z.enum(['field', 'stage'])),
  /** Fields or stages that fit what it asks for; empty when it asks for nothing. */
  choices: z.array(Choice),
  /** What would be counted; null while something has to be named, or where it cannot be counted. */
  metric: z.nullable(Metric),
  /** Why it cannot be counted here, with the mend; null when it can. */
  missing: z.nullable(z.string()),
});
export type PresetOffer = z.infer<typeof PresetOffer>;

/** Answer of `GET /api/metrics`. */
export const MetricOffers = z.strictObject({
  objectTypeId: ObjectTypeId,
  presets: z.array(PresetOffer),
  /** What is watched beside the outcome unless somebody says otherwise. */
  defaultGuardrail: z.nullable(Metric),
  /** Other fields that can be counted, by label, as far as the query asked for them. */
  fields: z.array(z.strictObject({ name: z.string(), label: z.string(), type: z.string() })),
  /** How many there are in all. */
  fieldsTotal: z.int(),
});
export type MetricOffers = z.infer<typeof MetricOffers>;

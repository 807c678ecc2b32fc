import * as z from 'zod/mini';
import { LookBack } from '../outcomes/planning/look-back.ts';

/** Answer of `baseline --format json`, and of its job. Shares are proportions between 0 and 1. */
export const BaselineReport = z.strictObject({
  schema: z.literal('groundwork.baseline/1'),
  hypothesisId: z.string(),
  title: z.string(),
  /** Version of the hypothesis with the look back in it. */
  version: z.int(),
  lookBack: LookBack,
  /** Today's number as it is written down now. */
  written: z.nullable(z.number()),
  /** Whether the number was taken over as the written one. */
  used: z.boolean(),
  words: z.strictObject({ number: z.string(), notes: z.array(z.string()) }),
});
export type BaselineReport = z.infer<typeof BaselineReport>;

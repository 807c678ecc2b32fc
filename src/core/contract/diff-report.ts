import * as z from 'zod/mini';
import { HypothesisId, HypothesisStatus } from '../hypotheses/hypothesis.ts';

/** A value that is not the same in both; null for one that is missing. */
const ValueChange = z.strictObject({
  /** `prediction.target` */
  path: z.string(),
  inOther: z.unknown(),
  inFile: z.unknown(),
});
export type ValueChange = z.infer<typeof ValueChange>;

const Where = z.enum(['only_in_file', 'only_in_other', 'changed']);

const HypothesisDifference = z.strictObject({
  id: HypothesisId,
  title: z.string(),
  where: Where,
  /** Of the other's; null for one that is only in the file. */
  status: z.nullable(HypothesisStatus),
  /** Whether an import into a portal would take it: a hypothesis that has started stays as it was started. */
  isTakenIn: z.boolean(),
  /** For one that is only in the file: the other's of the same title, which may be meant. */
  sameTitleAs: z.nullable(HypothesisId),
  changes: z.array(ValueChange),
});
export type HypothesisDifference = z.infer<typeof HypothesisDifference>;

const JudgementDifference = z.strictObject({
  kind: z.enum(['attachment', 'exemption', 'class', 'answer', 'contradiction', 'mute']),
  /** What it is about, in words: “segment 12 of h_…”. */
  about: z.string(),
  where: Where,
  changes: z.array(ValueChange),
});
export type JudgementDifference = z.infer<typeof JudgementDifference>;

/** Answer of `diff --format json`: how a file of hypotheses and judgements differs from a portal or another file. */
export const DiffReport = z.strictObject({
  schema: z.literal('groundwork.diff/1'),
  other: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('portal'), portalId: z.string() }),
    z.strictObject({ kind: z.literal('file'), path: z.string() }),
  ]),
  /** Hypotheses and judgements that are the same in both. */
  same: z.int(),
  hypotheses: z.array(HypothesisDifference),
  judgements: z.array(JudgementDifference),
});
export type DiffReport = z.infer<typeof DiffReport>;

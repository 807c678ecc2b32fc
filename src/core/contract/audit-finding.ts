import * as z from 'zod/mini';
import { AssetKind } from '../asset.ts';
import { Severity } from '../hypotheses/lint-report.ts';
import { Instant } from '../time.ts';

export const Finding = z.strictObject({
  ruleId: z.string(),
  severity: Severity,
  asset: z.strictObject({ kind: AssetKind, id: z.string(), name: z.string() }),
  message: z.string(),
  why: z.string(),
  question: z.string(),
  evidence: z.array(z.strictObject({ kind: AssetKind, id: z.string(), path: z.string(), text: z.string() })),
  fingerprint: z.string(),
  /** What keeps the finding from counting, or null. */
  suppressed: z.nullable(
    z.strictObject({
      by: z.enum(['mute', 'backlog']),
      reason: z.string(),
      until: z.nullable(z.string()),
    }),
  ),
  /** A new workflow's days of grace: until then the finding is a note. */
  graceUntil: z.nullable(Instant),
});
export type Finding = z.infer<typeof Finding>;

/** “Cannot tell”: a rule lacks what it needs to judge an asset. Neither a finding nor a pass. */
export const Unknown = z.strictObject({
  ruleId: z.string(),
  asset: z.strictObject({ kind: AssetKind, id: z.string(), name: z.string() }),
  reason: z.string(),
  /** `unread`: asked for and refused · `not_given`: never asked for, as with files · `not_comparable`. */
  cause: z.enum(['unread', 'not_given', 'not_comparable']),
});
export type Unknown = z.infer<typeof Unknown>;

export const FindingRef = z.strictObject({
  fingerprint: z.string(),
  ruleId: z.string(),
  severity: Severity,
  asset: z.strictObject({ kind: AssetKind, id: z.string(), name: z.string() }),
  message: z.string(),
});
export type FindingRef = z.infer<typeof FindingRef>;

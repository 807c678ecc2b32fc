import * as z from 'zod/mini';
import { AssetKind, AttachableRef } from '../asset.ts';
import { Severity } from '../hypotheses/lint-report.ts';
import { Instant } from '../time.ts';
import { BacklogEntry } from './backlog.ts';

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

/** A mute that hides nothing, as it was written. */
export const MuteNote = z.strictObject({
  ruleId: z.string(),
  asset: z.nullable(AttachableRef),
  fingerprint: z.nullable(z.string()),
  name: z.nullable(z.string()),
  reason: z.string(),
  by: z.string(),
  until: z.string(),
});

export const BacklogStanding = z.strictObject({
  /** A file that was named, or what was frozen in the store. */
  source: z.enum(['file', 'account']),
  at: z.nullable(Instant),
  /** Findings frozen, and those of them that are still there. */
  frozen: z.int(),
  remaining: z.int(),
  /** Frozen and not found any more: these entries can go. */
  settled: z.array(BacklogEntry),
  /** Not found, but the asset could not be read or the rule could not tell. */
  unclear: z.int(),
});
export type BacklogStanding = z.infer<typeof BacklogStanding>;

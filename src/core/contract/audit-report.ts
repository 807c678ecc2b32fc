import * as z from 'zod/mini';
import { AssetKind } from '../asset.ts';
import { Severity } from '../hypotheses/lint-report.ts';
import { WorkflowClass } from '../grounding/judgements.ts';
import { Instant } from '../time.ts';

const Grounding = z.enum([
  'unknown',
  'grounded',
  'exempt',
  'not_applicable',
  'inherited',
  'unclassified',
  'ungrounded',
]);

const Endpoint = z.strictObject({ kind: z.enum(['hypothesis', 'list', 'workflow']), id: z.string() });
const Chain = z.strictObject({
  hypothesisId: z.string(),
  hops: z.array(z.strictObject({ from: Endpoint, relation: z.string(), to: Endpoint })),
});

export const WorkflowEntry = z.strictObject({
  id: z.string(),
  name: z.string(),
  objectTypeId: z.nullable(z.string()),
  isEnabled: z.nullable(z.boolean()),
  class: z.nullable(WorkflowClass),
  classReason: z.string(),
  grounding: Grounding,
  groundingReason: z.string(),
  via: z.array(Chain),
  revisionId: z.nullable(z.string()),
  /** E-mails sent and unsubscribes in the span of the statistics; null when not known. */
  sent: z.nullable(z.int()),
  unsubscribed: z.nullable(z.int()),
});
export type WorkflowEntry = z.infer<typeof WorkflowEntry>;

export const ListEntry = z.strictObject({
  id: z.string(),
  name: z.string(),
  objectTypeId: z.string(),
  processingType: z.string(),
  size: z.nullable(z.int()),
  grounding: Grounding,
  groundingReason: z.string(),
  via: z.array(Chain),
});
export type ListEntry = z.infer<typeof ListEntry>;

const byState = {
  grounded: z.int(),
  inherited: z.int(),
  ungrounded: z.int(),
  exempt: z.int(),
  notApplicable: z.int(),
  unclassified: z.int(),
  unknown: z.int(),
};

/** Workflows that are on, by state; feeders and those that are off are counted apart. */
export const WorkflowCoverage = z.strictObject({
  unit: z.literal('workflows'),
  ...byState,
  feeders: z.int(),
  off: z.int(),
  total: z.int(),
  /** (grounded + inherited) ÷ (grounded + inherited + ungrounded); null with the reason in `withheld`. */
  score: z.nullable(z.number()),
  withheld: z.nullable(z.string()),
  unknownShare: z.number(),
});
export type WorkflowCoverage = z.infer<typeof WorkflowCoverage>;

/** Automated e-mails of the span by state of the workflow that sent them, and the unsubscribes from them. */
export const SendsCoverage = z.strictObject({
  unit: z.literal('emails'),
  source: z.string(),
  from: Instant,
  asOf: Instant,
  ...byState,
  total: z.int(),
  unsubscribes: z.strictObject({ ...byState, total: z.int() }),
  /** Enabled sending workflows whose sends are known, and all of them. */
  sendersKnown: z.int(),
  senders: z.int(),
  score: z.nullable(z.number()),
  withheld: z.nullable(z.string()),
  unknownShare: z.number(),
});
export type SendsCoverage = z.infer<typeof SendsCoverage>;

export const Coverage = z.strictObject({
  /** Which unit the headline speaks of. */
  lead: z.enum(['sends', 'workflows']),
  workflows: WorkflowCoverage,
  sends: z.nullable(SendsCoverage),
  /** Distinct records our automations can reach; null where that cannot be counted honestly. */
  people: z.null(),
});
export type Coverage = z.infer<typeof Coverage>;

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

/** Answer of `audit --format json`. */
export const AuditReport = z.strictObject({
  schema: z.literal('groundwork.audit/1'),
  portalId: z.string(),
  auditedAt: Instant,
  /** False when anything that was asked for could not be read, or a rule crashed. */
  complete: z.boolean(),
  /** The one sentence the audit comes to. */
  headline: z.string(),
  workflows: z.array(WorkflowEntry),
  superseded: z.array(
    z.strictObject({ id: z.string(), name: z.string(), revisionId: z.string(), source: z.string() }),
  ),
  lists: z.array(ListEntry),
  coverage: Coverage,
  findings: z.array(Finding),
  unknowns: z.array(Unknown),
  unreadable: z.array(
    z.strictObject({
      kind: z.enum(['workflow', 'list', 'portal']),
      id: z.string(),
      name: z.nullable(z.string()),
      reason: z.string(),
    }),
  ),
  crashes: z.array(z.strictObject({ ruleId: z.string(), message: z.string() })),
  unusedMutes: z.array(z.strictObject({ ruleId: z.string(), reason: z.string() })),
});
export type AuditReport = z.infer<typeof AuditReport>;

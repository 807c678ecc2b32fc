import * as z from 'zod/mini';
import { Instant } from '../time.ts';
import { ListEntry, WorkflowEntry } from './audit-entry.ts';
import { FindingRef } from './audit-finding.ts';
import { AuditedHypothesis } from './audited-hypothesis.ts';

/** A workflow, segment or hypothesis by its name. */
const Named = z.strictObject({
  kind: z.enum(['workflow', 'list', 'hypothesis']),
  id: z.string(),
  name: z.string(),
  /** Whether it is on; null for what has no switch, and where that is not known. */
  isOn: z.nullable(z.boolean()),
});
export type Named = z.infer<typeof Named>;

/** Something that would be different, and how: “enrols from it”. */
const Dependent = z.strictObject({ ...Named.shape, how: z.string() });
export type Dependent = z.infer<typeof Dependent>;

/** A hypothesis behind the asset, and the way it comes to it. */
const Behind = z.strictObject({
  ...z.pick(AuditedHypothesis, {
    id: true,
    title: true,
    sentence: true,
    owner: true,
    status: true,
    supports: true,
    supportReason: true,
  }).shape,
  /** Attached to it, by way of other assets, or as the segment that is compared with. */
  how: z.enum(['attached', 'inherited', 'compared_with']),
  /** From the hypothesis to the asset, both included. */
  chain: z.array(Named),
});
export type Behind = z.infer<typeof Behind>;

/**
 * Answer of `why --format json` and of `GET /api/why/{kind}/{id}`: may it be turned off, or deleted? As the latest
 * audit knows.
 */
export const WhyReport = z.strictObject({
  schema: z.literal('groundwork.why/1'),
  portalId: z.string(),
  auditedAt: Instant,
  asset: Named,
  /**
   * `no`: a hypothesis or its measure would lose something · `ask`: somebody or something else is concerned ·
   * `yes`: nothing that we can see speaks for it · `unknown`: it could not be read.
   */
  verdict: z.enum(['no', 'ask', 'yes', 'unknown']),
  /** The verdict in a sentence or two. */
  answer: z.string(),
  /** State and reason as the audit tells them. */
  grounding: WorkflowEntry.shape.grounding,
  groundingReason: z.string(),
  /** What kind of workflow it is and why; null for segments. */
  class: WorkflowEntry.shape.class,
  classReason: z.nullable(z.string()),
  /** Ties a class in the settings file to what the workflow does today; null for segments. */
  actionsHash: z.nullable(z.string()),
  hypotheses: z.array(Behind),
  exemption: WorkflowEntry.shape.exemption,
  /** What it sends; null for segments and where it could not be read. */
  sends: z.nullable(
    z.strictObject({
      messages: WorkflowEntry.shape.messages,
      /** E-mails and unsubscribes from `from` to `asOf`; null when not known. */
      sent: z.nullable(z.int()),
      unsubscribed: z.nullable(z.int()),
      source: z.nullable(z.string()),
      from: z.nullable(Instant),
      asOf: z.nullable(Instant),
    }),
  ),
  /** Members of a segment; null for workflows and where not known. */
  size: ListEntry.shape.size,
  /** Where its people come from. */
  comesFrom: z.array(Dependent),
  /** What would be different without it. */
  dependents: z.array(Dependent),
  /** Findings that count on it. */
  findings: z.array(FindingRef),
  /** What cannot be told, a sentence each. */
  unknown: z.array(z.string()),
});
export type WhyReport = z.infer<typeof WhyReport>;

import * as z from 'zod/mini';
import { AttachableRef } from '../asset.ts';
import { HypothesisId } from '../hypotheses/hypothesis.ts';
import { CalendarDay, Instant } from '../time.ts';

const reason = z.string().check(z.minLength(1), z.maxLength(400));
const who = z.string().check(z.minLength(1), z.maxLength(120));

/** A list takes part as `treatment` or `control`, a workflow carries the hypothesis as its `tactic`. */
export const AttachmentRole = z.enum(['treatment', 'control', 'tactic']);
export type AttachmentRole = z.infer<typeof AttachmentRole>;

export const Attachment = z.strictObject({
  hypothesisId: HypothesisId,
  asset: AttachableRef,
  role: AttachmentRole,
  by: who,
  at: Instant,
});
export type Attachment = z.infer<typeof Attachment>;

/** “Customer-facing, and needs no hypothesis”: a receipt, a legal notice. Ends on a day. */
export const Exemption = z.strictObject({
  asset: AttachableRef,
  reason,
  by: who,
  at: Instant,
  until: CalendarDay,
});
export type Exemption = z.infer<typeof Exemption>;

export const WorkflowClass = z.enum([
  'customer_facing',
  'feeder',
  'service_message',
  'operational',
  'unclassified',
]);
export type WorkflowClass = z.infer<typeof WorkflowClass>;

/** “This is a receipt”: holds while the workflow's actions stay as they were. */
export const ClassOverride = z.strictObject({
  workflowId: z.string(),
  class: WorkflowClass,
  /** Null in a settings file that does not tie it to the actions. */
  actionsHash: z.nullable(z.string()),
  reason,
  by: who,
  at: Instant,
});
export type ClassOverride = z.infer<typeof ClassOverride>;

/** Something outside HubSpot that workflows hand records to, as the workflow model names it. */
export const DestinationRef = z.strictObject({
  kind: z.enum(['webhook', 'custom_code', 'app_action', 'unknown_action']),
  key: z.string().check(z.minLength(1), z.maxLength(300)),
});
export type DestinationRef = z.infer<typeof DestinationRef>;

/** Whom an outside system reaches: it writes to customers, or it does not. */
export const DestinationClass = z.enum(['customer_facing', 'operational']);
export type DestinationClass = z.infer<typeof DestinationClass>;

/**
 * Asked once, and good for every workflow that uses it. A webhook goes by its host, an app by its action, custom code
 * by a digest of the code: changed code is asked about anew.
 */
export const DestinationAnswer = z.strictObject({
  destination: DestinationRef,
  class: DestinationClass,
  reason,
  by: who,
  at: Instant,
});
export type DestinationAnswer = z.infer<typeof DestinationAnswer>;

/** A person says that a hypothesis does not cover this workflow, although a chain leads there. */
export const Contradiction = z.strictObject({
  workflowId: z.string(),
  hypothesisId: HypothesisId,
  reason,
  by: who,
  at: Instant,
});
export type Contradiction = z.infer<typeof Contradiction>;

/**
 * A finding that is not to be shown again until a day: by its fingerprint, a whole rule on one asset, or a whole rule
 * on every asset whose name fits a pattern (`*` stands for any characters). Exactly one of the three says where.
 */
export const Mute = z.strictObject({
  ruleId: z.string(),
  asset: z.nullable(AttachableRef),
  fingerprint: z.nullable(z.string()),
  name: z._default(z.nullable(z.string().check(z.minLength(1), z.maxLength(200))), null),
  reason,
  by: who,
  at: Instant,
  until: CalendarDay,
});
export type Mute = z.infer<typeof Mute>;

/** What a mute is about: its key. */
export type MuteTarget = Pick<Mute, 'ruleId' | 'asset' | 'fingerprint' | 'name'>;

/** What people have said about the portal's assets. */
export const Judgements = z.strictObject({
  attachments: z.array(Attachment),
  exemptions: z.array(Exemption),
  classOverrides: z.array(ClassOverride),
  answers: z.array(DestinationAnswer),
  contradictions: z.array(Contradiction),
  mutes: z.array(Mute),
});
export type Judgements = z.infer<typeof Judgements>;

export function noJudgements(): Judgements {
  return { attachments: [], exemptions: [], classOverrides: [], answers: [], contradictions: [], mutes: [] };
}

import * as z from 'zod';
import { AuditRun } from '../../core/contract/audit-run.ts';
import { DestinationRef } from '../../core/grounding/judgements.ts';
import { HypothesisId } from '../../core/hypotheses/hypothesis.ts';
import { ObjectTypeId } from '../../core/object-type.ts';

/** HubSpot's ids of workflows, segments and records are whole numbers, written as text. */
export const HubSpotId = z.string().regex(/^\d{1,20}$/, 'a HubSpot id has digits only');

/** A reason in a person's words; whether an empty one will do is for the use-case to say. */
export const Reason = z.string().max(400);

export const SeenVersion = z.int().positive();

export const RecordParams = z.object({ objectTypeId: ObjectTypeId, recordId: HubSpotId });
export const HypothesisParams = z.object({ id: HypothesisId });
export const WorkflowParams = z.object({ id: HubSpotId });
export const JobParams = z.object({ id: z.string() });

/** Something a hypothesis can be attached to, by the ids HubSpot gives. */
export const AssetRef = z.strictObject({ kind: z.enum(['list', 'workflow']), id: HubSpotId });

export const WhyParams = z.object(AssetRef.shape);

/** An outside system by the kind and key that the audit gives. */
export const Destination = z.strictObject(DestinationRef.shape);

/** The moment of an audit in UTC: `20261124-080000-000`. */
export const AuditParams = z.object({ id: AuditRun.shape.id });

/** Where a mute holds; which of these belong together is for the use-case to say. */
export const MUTE_TARGET = {
  ruleId: z.string().max(20).optional(),
  asset: AssetRef.optional(),
  fingerprint: z.string().min(1).max(64).optional(),
  name: z.string().min(1).max(200).optional(),
};

import type { StartPlan } from '../../../core/contract/start-plan.ts';
import type { Attachment } from '../../../core/grounding/judgements.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import type { StartCheckInput } from '../../../core/hypotheses/start-check.ts';
import { startPlan } from '../../../core/hypotheses/start-plan.ts';
import type { HubSpotPortal, PropertyDefinition } from '../../hubspot/port.ts';
import { attachmentsOf } from '../attach/attach-assets.ts';
import type { AttachDeps } from '../attach/attach-deps.ts';
import { readLists, readWorkflows, type WorkflowsRead } from '../attach/read-attached.ts';

/** What a hypothesis stands on in HubSpot, read at one moment, and the plan that follows from it. */
export interface StartBasis {
  input: StartCheckInput;
  read: WorkflowsRead;
  plan: StartPlan | null;
}

/** Reads segments, workflows and properties of a hypothesis. Throws HubSpotError. */
export async function readBasis(
  deps: Pick<AttachDeps, 'store' | 'hubspot' | 'now' | 'timeZone'>,
  portalId: string,
  hypothesis: Hypothesis,
): Promise<StartBasis> {
  const attachments = await attachmentsOf(deps, portalId, hypothesis);
  const lists = await readLists(deps, idsOf(attachments, 'list'));
  const read = await readWorkflows(deps, portalId, idsOf(attachments, 'workflow'));
  const properties = await readProperties(deps.hubspot, hypothesis);
  const known = { hypothesis, attachments, lists, now: deps.now(), timeZone: deps.timeZone };
  const plan = startPlan(known);
  return { input: { ...known, workflows: read.workflows, properties, plan }, read, plan };
}

/** The properties in use, and the metric's own even when it is archived: HubSpot lists only those in use. */
async function readProperties(
  { properties }: HubSpotPortal,
  { objectTypeId, prediction }: Hypothesis,
): Promise<PropertyDefinition[]> {
  const inUse = await properties.list(objectTypeId);
  const wanted = prediction?.metric?.property;
  if (wanted === undefined || inUse.some(({ name }) => name === wanted)) return inUse;
  const archived = await properties.get(objectTypeId, wanted);
  return archived === null ? inUse : [...inUse, archived];
}

/** Ids of attached lists or workflows, each once. */
export function idsOf(attachments: readonly Attachment[], kind: 'list' | 'workflow'): string[] {
  return [...new Set(attachments.filter(({ asset }) => asset.kind === kind).map(({ asset }) => asset.id))];
}

import type { Attachment } from '../../../core/grounding/judgements.ts';
import type { ListModel } from '../../../core/grounding/list-model.ts';
import { startHypothesis } from '../../../core/hypotheses/change.ts';
import type { Hypothesis, Start } from '../../../core/hypotheses/hypothesis.ts';
import {
  checkStart,
  type StartProblemCode,
  type StartWarning,
} from '../../../core/hypotheses/start-check.ts';
import { goalOf, NOTHING_FIXED, sizesToFix, type FixedSizes } from '../../../core/outcomes/goal.ts';
import { plannedControl } from '../../../core/outcomes/planned-control.ts';
import { accept, type Result } from '../../../core/result.ts';
import { toInstant } from '../../../core/time.ts';
import type { HubSpotPortal, PropertyDefinition } from '../../hubspot/port.ts';
import { attachmentsOf } from './attach-assets.ts';
import type { Actor, AttachDeps, Seen } from './attach-deps.ts';
import { loadSeen, replaceSeen, type GuardReason } from './guarded.ts';
import { readLists, readWorkflows, type WorkflowsRead } from './read-attached.ts';

export interface Started {
  hypothesis: Hypothesis;
  warnings: StartWarning[];
}

/**
 * Starts a hypothesis: reads what it stands on in HubSpot, checks it, and fixes prediction, list filters, the meaning
 * of the workflows and the number of people needed. Throws HubSpotError when HubSpot cannot be asked.
 */
export async function startHypothesisUseCase(
  deps: Pick<AttachDeps, 'store' | 'hubspot' | 'now' | 'timeZone'>,
  request: Actor & Seen,
): Promise<Result<Started, GuardReason | StartProblemCode>> {
  const seen = await loadSeen(deps.store, request, request);
  if (!seen.ok) return seen;
  const hypothesis = seen.value;
  const attachments = await attachmentsOf(deps, request.portalId, hypothesis);
  const lists = await readLists(deps, idsOf(attachments, 'list'));
  const read = await readWorkflows(deps, request.portalId, idsOf(attachments, 'workflow'));
  const properties = await readProperties(deps.hubspot, hypothesis);
  const now = deps.now();
  const { timeZone } = deps;
  const checked = checkStart({
    hypothesis,
    attachments,
    lists,
    workflows: read.workflows,
    properties,
    now,
    timeZone,
  });
  if (!checked.ok) return checked;
  const start = startOf({ hypothesis, attachments, lists, read }, { now, by: request.by });
  const started = startHypothesis(hypothesis, start);
  if (!started.ok) return started;
  const stored = await replaceSeen(deps.store, request, request.seenVersion, started.value);
  return stored.ok ? accept({ hypothesis: stored.value, warnings: checked.value.warnings }) : stored;
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

interface Basis {
  hypothesis: Hypothesis;
  attachments: readonly Attachment[];
  lists: readonly ListModel[];
  read: WorkflowsRead;
}

function startOf(
  { hypothesis, attachments, lists, read }: Basis,
  { now, by }: { now: number; by: string },
): Start {
  const meaning = new Map(read.workflows.map(({ id, meaningHash }) => [id, meaningHash]));
  return {
    at: toInstant(now),
    by,
    lists: lists.flatMap(({ id, name, filterHash }) => {
      const role = attachments.find(({ asset }) => asset.kind === 'list' && asset.id === id)?.role;
      return role === 'treatment' || role === 'control' ? [{ listId: id, role, name, filterHash }] : [];
    }),
    workflows: idsOf(attachments, 'workflow').map((workflowId) => {
      return { workflowId, meaningHash: meaning.get(workflowId) ?? null };
    }),
    ...sizesOf(hypothesis, attachments),
  };
}

/** How many finished records it will take; null for a hypothesis judged by people. */
function sizesOf(
  { prediction, holdoutShare, kind }: Hypothesis,
  attachments: readonly Attachment[],
): FixedSizes {
  const goal = goalOf(prediction);
  if (kind === 'reviewed' || !goal.ok) return NOTHING_FIXED;
  return sizesToFix(goal.value, plannedControl(holdoutShare, attachments));
}

function idsOf(attachments: readonly Attachment[], kind: 'list' | 'workflow'): string[] {
  return [...new Set(attachments.filter(({ asset }) => asset.kind === kind).map(({ asset }) => asset.id))];
}

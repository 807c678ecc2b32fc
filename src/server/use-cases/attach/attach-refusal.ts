import type { Attachment } from '../../../core/grounding/judgements.ts';
import type { ListModel } from '../../../core/grounding/list/list-model.ts';
import { hypothesisName } from '../../../core/hypotheses/change.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import { isOwnProperty } from '../../../core/hypotheses/start/own-properties.ts';
import { objectTypeName } from '../../../core/object-type.ts';
import { refuse, type Refusal } from '../../../core/result.ts';
import type { WorkflowsRead } from './read-attached.ts';

export type AttachRequestItem =
  | { kind: 'list'; id: string; role: 'treatment' | 'control' }
  | { kind: 'workflow'; id: string; role: 'tactic' };

export type AttachReason =
  | 'hypothesis_retired'
  | 'already_started'
  | 'two_exposure_sources'
  | 'list_unknown'
  | 'list_of_other_type'
  | 'list_in_both_roles'
  | 'own_property'
  | 'workflow_unknown';

interface Attaching {
  hypothesis: Hypothesis;
  assets: readonly AttachRequestItem[];
  existing: readonly Attachment[];
  lists: readonly ListModel[];
  workflows: WorkflowsRead;
}

/** What stands against attaching these; null when nothing does. */
export function attachRefusal(attaching: Attaching): Refusal<AttachReason> | null {
  const byState = stateRefusal(attaching);
  if (byState !== null) return byState;
  for (const asset of attaching.assets) {
    const refused =
      asset.kind === 'list' ? listRefusal(asset, attaching) : workflowRefusal(asset.id, attaching);
    if (refused !== null) return refused;
  }
  return null;
}

/** After the start of a measurement, who takes part is fixed; workflows may still be added. */
function stateRefusal({ hypothesis, assets }: Attaching): Refusal<AttachReason> | null {
  const called = hypothesisName(hypothesis);
  if (hypothesis.status === 'retired') {
    return refuse('hypothesis_retired', `${called} is retired.`, 'Attach it to a hypothesis that is in use.');
  }
  const addsLists = assets.some(({ kind }) => kind === 'list');
  if (!addsLists) return null;
  if (hypothesis.exposureSource === 'action') {
    const message = `${called} counts people at the workflow step, so no segment can be attached to it.`;
    return refuse('two_exposure_sources', message, 'Attach the workflow, or let the draft count by segment.');
  }
  if (hypothesis.status === 'draft' || hypothesis.kind === 'reviewed') return null;
  const message = `${called} has been started: who takes part is fixed.`;
  return refuse('already_started', message, 'Decide “change” and attach the segment to version 2.');
}

function listRefusal(
  { id, role }: { id: string; role: 'treatment' | 'control' },
  { hypothesis, assets, existing, lists }: Attaching,
): Refusal<AttachReason> | null {
  const list = lists.find((one) => one.id === id);
  if (list === undefined) {
    return refuse(
      'list_unknown',
      `HubSpot doesn’t know segment ${id}.`,
      'Check the id; it is in the segment’s address.',
    );
  }
  if (list.objectTypeId !== hypothesis.objectTypeId) {
    const wanted = objectTypeName(hypothesis.objectTypeId).many;
    const message = `Segment “${list.name}” (${id}) holds ${objectTypeName(list.objectTypeId).many}, and the hypothesis is about ${wanted}.`;
    return refuse('list_of_other_type', message, `Attach a segment of ${wanted}.`);
  }
  const roles = [
    ...assets.filter((one) => one.kind === 'list' && one.id === id),
    ...existing.filter(isList(id)),
  ];
  if (roles.some((one) => one.role !== role)) {
    const message = `Segment “${list.name}” (${id}) cannot both get it and be compared with.`;
    return refuse('list_in_both_roles', message, 'Detach it in its other role first.');
  }
  const own = list.filterProperties.find(isOwnProperty);
  if (own === undefined) return null;
  const message = `Segment “${list.name}” (${id}) filters on ${own}, which Groundwork writes itself.`;
  return refuse('own_property', message, 'Use a filter that does not depend on results.');
}

function isList(id: string): (attachment: Attachment) => boolean {
  return ({ asset }) => asset.kind === 'list' && asset.id === id;
}

/** A workflow that cannot be read may be attached: what it does is unknown, that it exists is not. */
function workflowRefusal(id: string, { workflows }: Attaching): Refusal<AttachReason> | null {
  if (workflows.gone.includes(id)) {
    return refuse(
      'workflow_unknown',
      `HubSpot doesn’t know workflow ${id}.`,
      'Check the id; it is in the workflow’s address.',
    );
  }
  const workflow = workflows.workflows.find((one) => one.id === id);
  const own = workflow?.propertiesRead.find(
    ({ property, use }) => isOwnProperty(property) && (use === 'enrolment' || use === 're_enrolment'),
  );
  if (workflow === undefined || own === undefined) return null;
  const message = `Workflow “${workflow.name}” (${id}) enrols by ${own.property}, which Groundwork writes itself.`;
  return refuse('own_property', message, 'Use an entry that does not depend on results.');
}

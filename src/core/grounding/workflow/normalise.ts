import { accept, type Result } from '../../result.ts';
import { actionTypeOf } from './action-types.ts';
import { armBranchesOf, assignmentsOf } from './assignments.ts';
import { eventsNamed, placedBranches, placedFilters, type PlacedFilter } from './criteria.ts';
import {
  objectTypeOf,
  readDefinition,
  typeOf,
  type DefinitionRefusal,
  type FlowDefinition,
} from './definition.ts';
import { destinationsOf } from './destinations.ts';
import { enrolmentOf } from './enrolment.ts';
import { emailAsked, formsAsked, workflowsHeard } from './filter/walk.ts';
import { goalOf } from './goal.ts';
import { graphOf } from './graph.ts';
import { hashesOf } from './hashes.ts';
import { fieldOf, itemsOf, textOf } from './json.ts';
import { listUses } from './list-uses.ts';
import { longestPathOf } from './longest-path.ts';
import { messagesOf } from './messages.ts';
import type { Action, Workflow } from './model.ts';
import { propertiesRead, propertiesWritten } from './property-uses.ts';
import { withoutSecrets } from './without-secrets.ts';

/**
 * A v4 definition as the model that rules read. `known.actionTypeIds` are the ids under which this portal knows our
 * own workflow action. Linear in the size of the definition. Addresses of people and secrets do not come into the
 * model (`withoutSecrets`), so that it is the same for a definition from which they were cut before. Refused: what is
 * no workflow, what lacks an id, actions or the on/off switch, and JSON nested too deep to read.
 */
export function normaliseWorkflow(
  definition: unknown,
  known: { actionTypeIds: readonly string[] } = { actionTypeIds: [] },
): Result<Workflow, DefinitionRefusal> {
  const read = readDefinition(definition);
  return read.ok ? accept(modelOf(withoutSecrets(read.value), new Set(known.actionTypeIds))) : read;
}

/** Spelled out without spreading: V8 reads an object put together from many parts several times slower. */
function modelOf(definition: FlowDefinition, groundworkIds: ReadonlySet<string>): Workflow {
  const branches = placedBranches(definition);
  const filters = placedFilters(branches);
  const graph = graphOf(definition);
  const actions = actionsOf(definition, groundworkIds);
  const messages = messagesOf(definition.actions, groundworkIds);
  const assignments = assignmentsOf(definition.actions, groundworkIds);
  const { meaningHash, actionsHash } = hashesOf(definition, graph.startActionId);
  return {
    id: definition.id,
    name: definition.name || `Unnamed workflow ${definition.id}`,
    objectTypeId: objectTypeOf(definition),
    isEnabled: definition.isEnabled,
    flowType: definition.flowType ?? 'WORKFLOW',
    revisionId: definition.revisionId ?? '',
    createdAt: momentOf(definition.createdAt),
    updatedAt: momentOf(definition.updatedAt),
    enrolment: enrolmentOf(definition),
    actions,
    startActionId: graph.startActionId,
    edges: graph.edges,
    danglingEdges: graph.danglingEdges,
    unreachable: graph.unreachable,
    lists: listUses(definition, filters),
    propertiesRead: propertiesRead(definition, filters),
    propertiesWritten: propertiesWritten(definition),
    messages,
    goesTo: goesTo(definition),
    listensTo: listensTo(filters),
    takesOutOf: takesOutOf(definition),
    forms: formsIn(filters),
    events: eventsNamed(branches),
    emailsAsked: emailsAskedIn(filters),
    assignments,
    armBranches: armBranchesOf(definition.actions, assignments),
    goal: goalOf(definition, filters),
    destinations: destinationsOf(definition.actions, actions),
    longestPath: longestPathOf(definition, graph, messages),
    meaningHash,
    actionsHash,
  };
}

function formsIn(filters: readonly PlacedFilter[]): Workflow['forms'] {
  return filters.flatMap((placed) =>
    formsAsked(placed).map((formId) => ({ formId, use: placed.use, path: placed.path })),
  );
}

function emailsAskedIn(filters: readonly PlacedFilter[]): Workflow['emailsAsked'] {
  return filters.flatMap((placed) => {
    const emailId = emailAsked(placed);
    return emailId === null ? [] : [{ emailId, use: placed.use, path: placed.path }];
  });
}

function momentOf(value: unknown): number | null {
  const moment = typeof value === 'number' ? value : Date.parse(textOf(value) ?? '');
  return Number.isFinite(moment) ? moment : null;
}

function actionsOf(definition: FlowDefinition, groundworkIds: ReadonlySet<string>): Action[] {
  return definition.actions.map((action, index) => {
    const type = typeOf(action);
    const actionTypeId = action.actionTypeId ?? null;
    const { kind, label } = actionTypeOf({ type, actionTypeId }, groundworkIds);
    return { id: action.actionId, type, actionTypeId, kind, label, path: `$.actions[${index}]` };
  });
}

const GO_TO_WORKFLOW = '0-15';

function goesTo(definition: FlowDefinition): Workflow['goesTo'] {
  return definition.actions.flatMap(({ actionId, actionTypeId, fields }, index) => {
    const workflowId = textOf(fieldOf(fields, 'flow_id'));
    if (actionTypeId !== GO_TO_WORKFLOW || workflowId === null) return [];
    return [{ workflowId, actionId, path: `$.actions[${index}].fields.flow_id` }];
  });
}

/** What happens to people who are in other workflows when they enter this one. */
function takesOutOf(definition: FlowDefinition): Workflow['takesOutOf'] {
  return itemsOf(fieldOf(definition['unEnrollmentSetting'], 'flowIds')).flatMap((id, index) => {
    const workflowId = textOf(id);
    return workflowId === null ? [] : [{ workflowId, path: `$.unEnrollmentSetting.flowIds[${index}]` }];
  });
}

function listensTo(filters: readonly PlacedFilter[]): Workflow['listensTo'] {
  return filters.flatMap((placed) =>
    workflowsHeard(placed).map((workflowId) => ({ workflowId, path: placed.path })),
  );
}

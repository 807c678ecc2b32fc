import type { World, WorldWorkflow } from '../portal/world.ts';
import { single } from '../seed/flow/actions.ts';

/** Under this number HubSpot would know our step once the app is uploaded. */
export const STEP = { definitionId: 190_412_771, version: 1 };

const TYPE_ID = `1-${STEP.definitionId}`;

type Definition = WorldWorkflow['definition'];
interface Step {
  actionId: string;
  actionTypeId?: string;
}

const actionsOf = ({ actions }: Definition) => (Array.isArray(actions) ? (actions as Step[]) : []); // as the seed builds them

/** Puts our step with its hypothesis before all others of a workflow, in place of the one that is there. */
export function putStep({ workflows }: World, workflowId: string, hypothesisId: string, at: number): boolean {
  const workflow = workflows.get(workflowId);
  if (workflow === undefined) return false;
  const { definition } = workflow;
  const next = {
    ...definition,
    revisionId: String(Number(definition['revisionId']) + 1),
    updatedAt: new Date(at).toISOString(),
    ...withStep(definition, single(TYPE_ID, { hypothesis: hypothesisId }, STEP.version)),
  };
  workflows.set(workflowId, { ...workflow, definition: next });
  return true;
}

function withStep(definition: Definition, step: object) {
  const actions = actionsOf(definition);
  const own = actions.find(({ actionTypeId }) => actionTypeId === TYPE_ID);
  if (own !== undefined) return { actions: actions.map((one) => (one === own ? { ...one, ...step } : one)) };
  const actionId = String(definition['nextAvailableActionId'] ?? '1');
  const first = definition['startActionId'];
  const connection = first === undefined ? {} : { connection: { edgeType: 'STANDARD', nextActionId: first } };
  return {
    actions: [...actions, { ...step, actionId, ...connection }],
    startActionId: actionId,
    nextAvailableActionId: String(Number(actionId) + 1),
  };
}

/** Which hypothesis our step in a workflow names; null without the step. */
export function hypothesisOfStep({ workflows }: World, workflowId: string): string | null {
  const definition = workflows.get(workflowId)?.definition;
  const own = definition && actionsOf(definition).find(({ actionTypeId }) => actionTypeId === TYPE_ID);
  const fields = own && (own as { fields?: { hypothesis?: string } }).fields; // as putStep made it
  return fields?.hypothesis ?? null;
}

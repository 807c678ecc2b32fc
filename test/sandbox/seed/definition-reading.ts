import * as z from 'zod/mini';
import type { World } from '../../../src/sandbox/portal/world.ts';

const Connection = z.looseObject({ edgeType: z.enum(['STANDARD', 'GOTO']), nextActionId: z.string() });
const Arm = z.looseObject({ connection: z.optional(Connection) });
const ReadAction = z.looseObject({
  actionId: z.string(),
  type: z.string(),
  actionTypeId: z.optional(z.string()),
  fields: z.optional(z.record(z.string(), z.unknown())),
  connection: z.optional(Connection),
  defaultBranch: z.optional(Connection),
  listBranches: z.optional(z.array(Arm)),
  staticBranches: z.optional(z.array(Arm)),
  testBranches: z.optional(z.array(Arm)),
});
const Definition = z.looseObject({
  id: z.string(),
  name: z.string(),
  isEnabled: z.boolean(),
  objectTypeId: z.string(),
  type: z.enum(['CONTACT_FLOW', 'PLATFORM_FLOW']),
  startActionId: z.optional(z.string()),
  nextAvailableActionId: z.string(),
  actions: z.array(ReadAction),
  enrollmentCriteria: z.looseObject({ type: z.enum(['LIST_BASED', 'EVENT_BASED', 'MANUAL']) }),
  suppressionListIds: z.optional(z.array(z.number())),
});
export type ReadDefinition = z.infer<typeof Definition>;

export function definitionsOf(world: World): ReadDefinition[] {
  return [...world.workflows.values()].map(({ definition }) => Definition.parse(definition));
}

/** Where an action leads to, by every way out of it. */
export function waysOut(action: z.infer<typeof ReadAction>): string[] {
  const arms = [
    ...(action.listBranches ?? []),
    ...(action.staticBranches ?? []),
    ...(action.testBranches ?? []),
  ];
  const connections = [action.connection, action.defaultBranch, ...arms.map((arm) => arm.connection)];
  return connections.flatMap((connection) => (connection === undefined ? [] : [connection.nextActionId]));
}

/** Values of a field over all actions of a type: ids of e-mails, lists, workflows. */
export function fieldValues(definition: ReadDefinition, actionTypeId: string, field: string): string[] {
  return definition.actions
    .filter((action) => action.actionTypeId === actionTypeId)
    .map((action) => String(action.fields?.[field]));
}

/** Every list id a filter anywhere in the definition names. */
export function listsInFilters(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(listsInFilters);
  if (typeof value !== 'object' || value === null) return [];
  const own =
    'filterType' in value && value.filterType === 'IN_LIST' && 'listId' in value
      ? [String(value.listId)]
      : [];
  return [...own, ...Object.values(value).flatMap(listsInFilters)];
}

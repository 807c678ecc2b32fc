import * as z from 'zod/mini';
import { accept, refuse, type Result } from '../../result.ts';
import { isRecord, isTooDeep, MAX_DEPTH } from './json.ts';

/** Ids are text in HubSpot's answers, numbers in some hand-made files. */
const Id = z.pipe(
  z.union([z.string(), z.number()]),
  z.transform((id) => String(id)),
);
const Text = z.optional(z.nullable(z.string()));

/** An edge to the next action. Hand-made files wrap it in `connection`, which HubSpot does not read. */
const Connection = z.optional(
  z.nullable(
    z.looseObject({
      edgeType: Text,
      nextActionId: z.optional(z.nullable(Id)),
      connection: z.optional(z.unknown()),
    }),
  ),
);
const Arm = z.looseObject({
  connection: Connection,
  filterBranch: z.optional(z.unknown()),
  branchValue: z.optional(z.unknown()),
  nextActionId: z.optional(z.nullable(Id)),
  edgeType: Text,
});
const Arms = z.optional(z.nullable(z.array(Arm)));

const ActionDefinition = z.looseObject({
  actionId: Id,
  type: Text,
  actionTypeId: Text,
  fields: z.optional(z.unknown()),
  connection: Connection,
  defaultBranch: Connection,
  listBranches: Arms,
  staticBranches: Arms,
  testBranches: Arms,
});
export type ActionDefinition = z.infer<typeof ActionDefinition>;
export type ConnectionDefinition = z.infer<typeof Connection>;

/**
 * A workflow as `GET /automation/v4/flows/{id}` answers it, as far as the audit reads it. Tolerant: unknown keys
 * stay, `fields` may hold anything (HubSpot's published schema says objects only, real answers hold text and arrays
 * too), and what real answers leave out may be missing.
 */
export const FlowDefinition = z.looseObject({
  id: Id,
  isEnabled: z.boolean(),
  actions: z.array(ActionDefinition),
  name: Text,
  type: Text,
  flowType: Text,
  objectTypeId: Text,
  revisionId: z.optional(z.nullable(Id)),
  startActionId: z.optional(z.nullable(Id)),
  createdAt: z.optional(z.unknown()),
  updatedAt: z.optional(z.unknown()),
  enrollmentCriteria: z.optional(z.unknown()),
});
export type FlowDefinition = z.infer<typeof FlowDefinition>;

export type DefinitionRefusal = 'not_a_workflow' | 'malformed' | 'too_deep';

const SIGNS_OF_A_WORKFLOW = ['actions', 'enrollmentCriteria', 'flowType', 'startActionId'];

/** Reads a definition; what is refused is named with the field at fault. */
export function readDefinition(json: unknown): Result<FlowDefinition, DefinitionRefusal> {
  if (isTooDeep(json))
    return refuse('too_deep', `The JSON nests deeper than ${MAX_DEPTH} levels.`, EXPORT_AGAIN);
  if (!isRecord(json) || !SIGNS_OF_A_WORKFLOW.some((key) => Object.hasOwn(json, key))) {
    return refuse(
      'not_a_workflow',
      'The JSON is not a workflow: it has neither actions nor enrolment.',
      EXPORT_AGAIN,
    );
  }
  const parsed = FlowDefinition.safeParse(json);
  if (parsed.success) return accept(parsed.data);
  const [issue] = parsed.error.issues;
  const place = issue ? issue.path.join('.') : '';
  return refuse(
    'malformed',
    `The workflow cannot be read: ${place || 'definition'}: ${issue?.message}.`,
    EXPORT_AGAIN,
  );
}

const EXPORT_AGAIN = 'Read it again from HubSpot with GET /automation/v4/flows/{flowId}.';

/** HubSpot always sends a type; hand-made files leave it out where the action type id says enough. */
export function typeOf(action: ActionDefinition): string {
  if (action.type) return action.type;
  if (action.actionTypeId) return 'SINGLE_CONNECTION';
  if (action.listBranches) return 'LIST_BRANCH';
  if (action.staticBranches) return 'STATIC_BRANCH';
  if (action.testBranches) return 'AB_TEST_BRANCH';
  return 'UNKNOWN';
}

/** The object type the workflow enrols; `0-0` (HubSpot's own word for none) when the definition does not say. */
export function objectTypeOf(definition: FlowDefinition): string {
  return definition.objectTypeId ?? (definition.type === 'CONTACT_FLOW' ? '0-1' : '0-0');
}

import { exitsOf } from './connections.ts';
import { typeOf, type ActionDefinition } from './definition.ts';
import { fieldOf, textOf } from './json.ts';
import type { ArmBranch, Workflow } from './model.ts';

/** Output of our own action that says which group a record was sorted into. */
const ARM_OUTPUT = 'arm';

/** Uses of our own action. A hypothesis that depends on the record (OBJECT_PROPERTY and its kin) is not known. */
export function assignmentsOf(
  actions: readonly ActionDefinition[],
  groundworkIds: ReadonlySet<string>,
): Workflow['assignments'] {
  return actions.flatMap(({ actionId, actionTypeId, fields }, index) => {
    if (!actionTypeId || !groundworkIds.has(actionTypeId)) return [];
    const hypothesisId = fixedHypothesis(fieldOf(fields, 'hypothesis'));
    return [{ actionId, hypothesisId, path: `$.actions[${index}].fields.hypothesis` }];
  });
}

function fixedHypothesis(value: unknown): string | null {
  if (typeof value === 'string') return value === '' || value.includes('{{') ? null : value;
  return fieldOf(value, 'type') === 'STATIC_VALUE' ? fixedHypothesis(fieldOf(value, 'staticValue')) : null;
}

/** Branches on the group that our own action answered with. */
export function armBranchesOf(
  actions: readonly ActionDefinition[],
  assignments: Workflow['assignments'],
): ArmBranch[] {
  const assigning = new Set(assignments.map(({ actionId }) => actionId));
  return actions.flatMap((action, index) => {
    const input = action['inputValue'];
    const source = textOf(fieldOf(input, 'actionId'));
    const readsArm = fieldOf(input, 'type') === 'FIELD_DATA' && fieldOf(input, 'dataKey') === ARM_OUTPUT;
    if (typeOf(action) !== 'STATIC_BRANCH' || !readsArm || source === null || !assigning.has(source))
      return [];
    return [
      {
        actionId: action.actionId,
        assignmentActionId: source,
        path: `$.actions[${index}]`,
        ways: waysOf(action),
      },
    ];
  });
}

/** The arms in their order; the last way out is that of all other values. */
function waysOf(action: ActionDefinition): ArmBranch['ways'] {
  const arms = action.staticBranches ?? [];
  return exitsOf(action).map(({ to }, index) => ({ arm: textOf(arms[index]?.branchValue), to }));
}

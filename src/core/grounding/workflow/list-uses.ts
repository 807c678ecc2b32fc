import { ADD_TO_LIST, CHANGE_LIST, REMOVE_FROM_LIST } from './action-types.ts';
import type { PlacedFilter } from './criteria.ts';
import type { ActionDefinition, FlowDefinition } from './definition.ts';
import { listAsked } from './filter/walk.ts';
import { fieldOf, itemsOf, textOf } from './json.ts';
import type { ListUse } from './model.ts';

/** Every list a workflow asks about or changes. */
export function listUses(definition: FlowDefinition, filters: readonly PlacedFilter[]): ListUse[] {
  const asked = filters.flatMap((placed) => {
    const list = listAsked(placed);
    return list === null ? [] : [{ ...list, use: placed.use, path: placed.path }];
  });
  const suppressed = itemsOf(definition['suppressionListIds']).flatMap((id, index) => {
    const listId = textOf(id);
    if (listId === null) return [];
    return [{ listId, use: 'suppression' as const, positive: true, path: `$.suppressionListIds[${index}]` }];
  });
  return [...asked, ...suppressed, ...definition.actions.flatMap(changedList)];
}

function changedList(action: ActionDefinition, index: number): ListUse[] {
  const { actionTypeId, fields } = action;
  const change = changeOf(actionTypeId, fieldOf(fields, 'operation'));
  const key = actionTypeId === CHANGE_LIST ? 'list_id' : 'listId';
  const listId = textOf(fieldOf(fields, key));
  if (change === null || listId === null) return [];
  return [{ listId, use: change, positive: true, path: `$.actions[${index}].fields.${key}` }];
}

function changeOf(
  actionTypeId: string | null | undefined,
  operation: unknown,
): 'adds_to' | 'removes_from' | null {
  if (actionTypeId === ADD_TO_LIST) return 'adds_to';
  if (actionTypeId === REMOVE_FROM_LIST) return 'removes_from';
  if (actionTypeId !== CHANGE_LIST) return null;
  return operation === 'REMOVE' ? 'removes_from' : 'adds_to';
}

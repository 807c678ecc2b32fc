import { actionTypeOf } from './action-types.ts';
import { typeOf, type ActionDefinition } from './definition.ts';
import { fieldOf, textOf } from './json.ts';
import type { Message } from './model.ts';

/** Where each channel keeps the id of what is sent. Placeholders such as `0` are passed on as they are. */
const CONTENT: Partial<Record<Message['channel'], string>> = {
  email: 'content_id',
  sequence: 'sequenceId',
  survey: 'surveyId',
};

/** Every message of a workflow, whether or not the start leads to it. */
export function messagesOf(
  actions: readonly ActionDefinition[],
  groundworkIds: ReadonlySet<string>,
): Message[] {
  return actions.flatMap((action, index) => {
    const { channel } = actionTypeOf(
      { type: typeOf(action), actionTypeId: action.actionTypeId ?? null },
      groundworkIds,
    );
    if (channel === undefined) return [];
    const key = CONTENT[channel];
    const contentId = key === undefined ? null : textOf(fieldOf(action.fields, key));
    const path = `$.actions[${index}]${contentId === null ? '' : `.fields.${key}`}`;
    return [{ channel, contentId, actionId: action.actionId, path }];
  });
}

import { typeOf, type ActionDefinition } from './definition.ts';
import { fieldOf, textOf } from './json.ts';
import type { Action, Destination } from './model.ts';
import { digestIn } from './without-secrets.ts';

/** Host of an address, without user and port. */
const HOST = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i;
const CALL_URL_APP = '1-27489890';

/**
 * Where a workflow hands records to something whose further doings cannot be seen from HubSpot, one entry a use.
 * Apps that are known to write to customers, or known not to, raise no question and are left out.
 */
export function destinationsOf(
  definitions: readonly ActionDefinition[],
  actions: readonly Action[],
): Destination[] {
  return actions.flatMap((action, index) => {
    const definition = definitions[index];
    if (definition === undefined || (action.kind !== 'external' && action.kind !== 'unknown')) return [];
    return [{ ...describe(definition, action), actionId: action.id, path: action.path }];
  });
}

function describe(definition: ActionDefinition, action: Action): Pick<Destination, 'kind' | 'key' | 'label'> {
  const type = typeOf(definition);
  if (type === 'WEBHOOK') return webhook(definition['webhookUrl']);
  if (action.actionTypeId === CALL_URL_APP) return webhook(fieldOf(definition.fields, 'workflowUrl'));
  if (type === 'CUSTOM_CODE') return customCode(definition['sourceCode']);
  const key = action.actionTypeId ?? type;
  return { kind: action.kind === 'external' ? 'app_action' : 'unknown_action', key, label: action.label };
}

function webhook(url: unknown): Pick<Destination, 'kind' | 'key' | 'label'> {
  const host = HOST.exec(textOf(url) ?? '')?.[1]?.toLowerCase();
  return {
    kind: 'webhook',
    key: host ?? 'no address',
    label: host ? `webhook to ${host}` : 'webhook without address',
  };
}

function customCode(source: unknown): Pick<Destination, 'kind' | 'key' | 'label'> {
  const key = digestIn(textOf(source) ?? '');
  return { kind: 'custom_code', key, label: `custom code ${key.slice(0, 6)}` };
}

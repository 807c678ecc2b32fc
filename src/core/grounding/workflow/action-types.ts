import type { ActionKind, Message } from './model.ts';

export interface ActionType {
  kind: ActionKind;
  /** What people call it in HubSpot's editor. */
  label: string;
  channel?: Message['channel'];
}

const INTERNAL = 'internal';
const RECORD = 'record_keeping';

/**
 * HubSpot's action type ids, from live definitions and the labels of HubSpot's editor. Where sources disagree about
 * what an id does (0-25), or an action may write to people by itself (prospecting agent), the kind is `unknown`:
 * a question for a person, never a guess.
 */
const HUBSPOT_ACTIONS: Record<string, ActionType> = {
  '0-1': { kind: 'delay', label: 'delay for a set amount of time' },
  '0-28': { kind: 'delay', label: 'delay until a day around the anchor date' },
  '0-35': { kind: 'delay', label: 'delay until a date' },
  '0-29': { kind: 'wait', label: 'wait for an event' },
  '0-3': { kind: INTERNAL, label: 'create task' },
  '0-4': { kind: 'message', label: 'send marketing email', channel: 'email' },
  '0-5': { kind: 'set_property', label: 'edit record' },
  '0-8': { kind: INTERNAL, label: 'send internal email notification' },
  '0-9': { kind: INTERNAL, label: 'send in-app notification' },
  '0-11': { kind: RECORD, label: 'rotate record to owner' },
  '0-13': { kind: 'list_membership', label: 'add to or remove from static list' },
  '0-14': { kind: RECORD, label: 'create record' },
  '0-15': { kind: 'go_to_workflow', label: 'enroll in another workflow' },
  '0-18': { kind: RECORD, label: 'create Salesforce task' },
  '0-19': { kind: RECORD, label: 'set Salesforce campaign' },
  '0-20': { kind: RECORD, label: 'set Salesforce campaign' },
  '0-23': { kind: INTERNAL, label: 'send internal marketing email' },
  '0-30': { kind: 'ads_audience', label: 'manage ads audience' },
  '0-31': { kind: RECORD, label: 'set marketing contact status' },
  '0-33': { kind: RECORD, label: 'format data' },
  '0-63809083': { kind: 'list_membership', label: 'add to static list' },
  '0-63863438': { kind: 'list_membership', label: 'remove from static list' },
  '0-63189541': { kind: RECORD, label: 'create association' },
  '0-61139476': { kind: RECORD, label: 'remove association label' },
  '0-61139484': { kind: RECORD, label: 'update association label' },
  '0-73444249': { kind: RECORD, label: 'apply association label' },
  '0-169425243': { kind: RECORD, label: 'create note' },
  '0-18224765': { kind: RECORD, label: 'delete record' },
  '0-46510720': { kind: 'message', label: 'enroll in sequence', channel: 'sequence' },
  '0-4702372': { kind: RECORD, label: 'remove from sequence' },
  '0-43347357': { kind: RECORD, label: 'set email subscription status' },
  '0-44475148': { kind: INTERNAL, label: 'assign conversation owner' },
  '0-40900952': { kind: 'message', label: 'send SMS', channel: 'sms' },
  '0-25085031': { kind: 'message', label: 'send WhatsApp message', channel: 'whatsapp' },
  '0-230189361': { kind: 'message', label: 'send WhatsApp message', channel: 'whatsapp' },
  '0-199186210': { kind: 'message', label: 'send survey', channel: 'survey' },
  '0-225935194': { kind: RECORD, label: 'validate phone number' },
  '0-177946906': { kind: RECORD, label: 'enrich record' },
  '0-261589386': { kind: RECORD, label: 'increase or decrease number' },
  '0-172351286': { kind: RECORD, label: 'custom AI prompt' },
  '0-195318603': { kind: RECORD, label: 'summarize record' },
  '0-201091202': { kind: RECORD, label: 'fill smart property' },
  '0-207702619': { kind: RECORD, label: 'research company' },
  '0-216647524': { kind: RECORD, label: 'research company' },
  '0-218870680': { kind: RECORD, label: 'run research agent' },
  '0-219160146': { kind: RECORD, label: 'track intent signals' },
  '0-219161394': { kind: RECORD, label: 'track intent signals' },
  '0-219292676': { kind: 'unknown', label: 'prospecting agent' },
  '0-217709844': { kind: 'unknown', label: 'prospecting agent' },
};

/** Actions of well-known apps; what an app not named here does is asked of a person. */
const APP_ACTIONS: Record<string, ActionType> = {
  '1-1917': { kind: 'message', label: 'send SMS by an app', channel: 'sms' },
  '1-25036468': { kind: 'message', label: 'send SMS by an app', channel: 'sms' },
  '1-29735591': { kind: 'message', label: 'send WhatsApp message by an app', channel: 'whatsapp' },
  '1-179507819': { kind: INTERNAL, label: 'send Slack notification' },
  '1-79119247': { kind: INTERNAL, label: 'send Google Chat message' },
  '1-100451': { kind: INTERNAL, label: 'create Asana task' },
  '1-2825058': { kind: INTERNAL, label: 'create Trello card' },
  '1-1633220': { kind: INTERNAL, label: 'create Jira issue' },
  '1-24662337': { kind: INTERNAL, label: 'create ClickUp task' },
  '1-2796901': { kind: RECORD, label: 'update Google Sheets' },
  '1-9488285': { kind: RECORD, label: 'update Google Sheets' },
  '1-38840228': { kind: RECORD, label: 'copy property by an app' },
  '1-38840229': { kind: RECORD, label: 'copy property by an app' },
  '1-75176113': { kind: RECORD, label: 'look up phone number' },
  '1-27489890': { kind: 'external', label: 'call a URL by an app' },
  '1-31842353': { kind: 'external', label: 'create invoice by an app' },
  '1-195346006': { kind: 'external', label: 'field service app' },
  '1-77088640': { kind: 'external', label: 'field service app' },
};

/** Actions that have a `type` of their own instead of an action type id. */
const TYPED_ACTIONS: Record<string, ActionType> = {
  LIST_BRANCH: { kind: 'branch', label: 'if/then branch' },
  STATIC_BRANCH: { kind: 'branch', label: 'branch on a value' },
  AB_TEST_BRANCH: { kind: 'branch', label: 'random split' },
  CUSTOM_CODE: { kind: 'external', label: 'custom code' },
  WEBHOOK: { kind: 'external', label: 'webhook' },
};

/** Adds to a static list; the old 0-13 says in its `operation` whether it adds or removes. */
export const ADD_TO_LIST = '0-63809083';
export const REMOVE_FROM_LIST = '0-63863438';
export const CHANGE_LIST = '0-13';

/** What an action of this type does. Ids nobody has named are `external` for apps, `unknown` for HubSpot's own. */
export function actionTypeOf(
  action: { type: string; actionTypeId: string | null },
  groundworkIds: ReadonlySet<string>,
): ActionType {
  const { type, actionTypeId } = action;
  if (actionTypeId === null)
    return lookUp(TYPED_ACTIONS, type) ?? { kind: 'unknown', label: `unknown action ${type}` };
  if (groundworkIds.has(actionTypeId)) return { kind: 'groundwork', label: 'assign to hypothesis' };
  const known = lookUp(HUBSPOT_ACTIONS, actionTypeId) ?? lookUp(APP_ACTIONS, actionTypeId);
  if (known) return known;
  if (actionTypeId.startsWith('1-')) return { kind: 'external', label: `app action ${actionTypeId}` };
  return { kind: 'unknown', label: `unknown action ${actionTypeId}` };
}

function lookUp(table: Record<string, ActionType>, key: string): ActionType | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

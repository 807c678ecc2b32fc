import { objectTypeName } from '../../../object-type.ts';
import { fieldOf, itemsOf, textOf } from '../json.ts';
import { momentWords } from './time-words.ts';

/** Names that cannot be had by taking a property's internal name apart. */
const PROPERTIES: Record<string, string> = {
  lifecyclestage: 'lifecycle stage',
  dealstage: 'deal stage',
  hubspot_owner_id: 'owner',
  createdate: 'create date',
  closedate: 'close date',
  firstname: 'first name',
  lastname: 'last name',
};

/** Values of these name a person or where to reach one: conditions are told without them. */
const PERSONAL = new Set([
  'email',
  'hs_additional_emails',
  'work_email',
  'firstname',
  'lastname',
  'hs_full_name_or_email',
  'phone',
  'mobilephone',
  'hs_whatsapp_phone_number',
  'fax',
  'address',
]);

const OPERATORS: Record<string, string> = {
  IS_ANY_OF: 'is',
  IS_EQUAL_TO: 'is',
  IS_EXACTLY: 'is exactly',
  IS_NONE_OF: 'is none of',
  IS_NOT_EQUAL_TO: 'is not',
  IS_KNOWN: 'is known',
  IS_UNKNOWN: 'is not known',
  CONTAINS: 'contains',
  DOES_NOT_CONTAIN: 'does not contain',
  HAS_EVER_BEEN_ANY_OF: 'has ever been',
  HAS_NEVER_BEEN_ANY_OF: 'has never been',
  IS_GREATER_THAN: 'is more than',
  IS_GREATER_THAN_OR_EQUAL_TO: 'is at least',
  IS_LESS_THAN: 'is less than',
  IS_LESS_THAN_OR_EQUAL_TO: 'is at most',
  IS_BETWEEN: 'is between',
  IS_AFTER: 'is after',
  IS_BEFORE: 'is before',
  FILLED_OUT: 'filled out',
  NOT_FILLED_OUT: 'did not fill out',
};

/** HubSpot's ids of events that enrol records. */
const EVENTS: Record<string, string> = {
  '4-655002': 'property changed',
  '4-1639801': 'form submitted',
  '4-1639797': 'form viewed',
  '4-1463224': 'record created',
  '4-1466013': 'something happened in another workflow',
  '4-666440': 'email opened',
  '4-666288': 'email link clicked',
  '4-665538': 'email replied to',
  '4-665536': 'email delivered',
  '4-96000': 'page visited',
  '4-1553675': 'ad interaction',
  '4-68559': 'registered for a marketing event',
  '4-69072': 'cancelled a marketing event',
  '4-1733817': 'call started',
  '4-1741072': 'call ended',
  '4-1722276': 'SMS link clicked',
  '4-1555804': 'call to action viewed',
  '4-1555805': 'call to action clicked',
  '4-675783': 'media played',
};

const SHOWN_VALUES = 3;

/** “lifecycle stage is customer or evangelist”. */
export function wordsOfFilter(filter: Record<string, unknown>): string {
  const property = textOf(filter['property']);
  if (property !== null) return wordsOfOperation(property, filter['operation']);
  const operator = textOf(filter['operator']);
  const formId = textOf(filter['formId']);
  if (formId !== null) return `${operatorWords(operator)} form ${formId}`;
  const emailId = textOf(filter['emailId']);
  if (emailId !== null) return `email ${emailId} ${operatorWords(operator)}`;
  const kind = spaced(textOf(filter['filterType']) ?? 'condition');
  return operator === null ? kind : `${kind} ${operatorWords(operator)}`;
}

/** “lifecycle stage changed to customer”. */
export function wordsOfChange(properties: readonly string[], operations: readonly unknown[]): string {
  const names = properties.map(nameOf).join(' or ') || 'a property';
  const values = properties.some((name) => PERSONAL.has(name)) ? [] : operations.flatMap(valueWords);
  return values.length === 0 ? `${names} changed` : `${names} changed to ${values.join(', ')}`;
}

export function wordsOfEvent(branch: Record<string, unknown>): string {
  const filters = itemsOf(branch['filters']);
  const changed = filters
    .filter((filter) => fieldOf(filter, 'property') === 'hs_name')
    .flatMap((filter) => textOf(fieldOf(fieldOf(filter, 'operation'), 'value')) ?? []);
  const operations = filters
    .filter((filter) => fieldOf(filter, 'property') === 'hs_value')
    .map((filter) => fieldOf(filter, 'operation'));
  const typeId = textOf(branch['eventTypeId']) ?? '';
  const named = lookUp(EVENTS, typeId) ?? `event ${typeId}`;
  const words = changed.length > 0 ? wordsOfChange(changed, operations) : named;
  return branch['operator'] === 'HAS_NOT_COMPLETED' ? `not yet: ${words}` : words;
}

/** “an associated company where industry is retail”. */
export function wordsOfAssociation(branch: Record<string, unknown>): string {
  const type = textOf(branch['objectTypeId']);
  const name = type === null ? 'record' : objectTypeName(type).one;
  const conditions = itemsOf(branch['filters']).flatMap((filter) => {
    const property = textOf(fieldOf(filter, 'property'));
    if (property !== null) return [wordsOfOperation(property, fieldOf(filter, 'operation'))];
    const listId = textOf(fieldOf(filter, 'listId'));
    return listId === null ? [] : [`in list ${listId}`];
  });
  return conditions.length === 0
    ? `has an associated ${name}`
    : `an associated ${name} where ${conditions.join(' and ')}`;
}

function wordsOfOperation(property: string, operation: unknown): string {
  const operator = operatorWords(textOf(fieldOf(operation, 'operator')));
  const values = valueWords(operation);
  const shown = values.length > 0 && PERSONAL.has(property) ? ['a certain value'] : values;
  return [nameOf(property), operator, ...shown].join(' ');
}

function valueWords(operation: unknown): string[] {
  const values = [...itemsOf(fieldOf(operation, 'values')), fieldOf(operation, 'value')].flatMap(
    (value) => textOf(value) ?? [],
  );
  if (values.length > 0) return [shortened(values)];
  const bounds = ['lowerBound', 'upperBound'].flatMap((key) => textOf(fieldOf(operation, key)) ?? []);
  if (bounds.length > 0) return [bounds.join(' and ')];
  const days = textOf(fieldOf(operation, 'numberOfDays'));
  if (days !== null) return [`${days} days`];
  const moments = momentWords(operation);
  return moments.length === 0 ? [] : [moments.join(' and ')];
}

function shortened(values: readonly string[]): string {
  const shown = values.slice(0, SHOWN_VALUES).join(' or ');
  return values.length > SHOWN_VALUES ? `${shown} or ${values.length - SHOWN_VALUES} more` : shown;
}

function operatorWords(operator: string | null): string {
  if (operator === null) return 'matches';
  return lookUp(OPERATORS, operator) ?? spaced(operator);
}

function nameOf(property: string): string {
  return lookUp(PROPERTIES, property) ?? spaced(property.replace(/^hs_/, ''));
}

function spaced(name: string): string {
  return name.toLowerCase().replace(/_+/g, ' ').trim();
}

function lookUp(table: Record<string, string>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

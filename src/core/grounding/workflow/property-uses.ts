import type { PlacedFilter } from './criteria.ts';
import { objectTypeOf, typeOf, type ActionDefinition, type FlowDefinition } from './definition.ts';
import { propertiesOf } from './filter/walk.ts';
import { fieldOf, isRecord, itemsOf, textOf } from './json.ts';
import type { PropertyUse } from './model.ts';
import { propertiesReadIn, type ReadProperty } from './values.ts';

/** Every property a workflow asks about: in filters, branches, dates, texts, code inputs. */
export function propertiesRead(definition: FlowDefinition, filters: readonly PlacedFilter[]): PropertyUse[] {
  const own = objectTypeOf(definition);
  const filtered = filters.flatMap((placed) =>
    propertiesOf(placed).map((property) => ({
      property,
      objectTypeId: placed.objectTypeId ?? own,
      use: placed.use,
      value: null,
      actionId: placed.actionId,
      path: placed.path,
    })),
  );
  return [
    ...filtered,
    ...datesOfEnrolment(definition, own),
    ...definition.actions.flatMap((action, index) => readByAction(action, index, own)),
  ];
}

/** A date property that enrolment is anchored to or scheduled by. */
function datesOfEnrolment(definition: FlowDefinition, own: string): PropertyUse[] {
  const places = [
    ['eventAnchor', 'contactProperty'],
    ['enrollmentSchedule', 'dateProperty'],
  ] as const;
  return places.flatMap(([key, inner]) => {
    const property = textOf(fieldOf(definition[key], inner));
    if (property === null) return [];
    const path = `$.${key}.${inner}`;
    return [{ property, objectTypeId: own, use: 'enrolment' as const, value: null, actionId: null, path }];
  });
}

function readByAction(action: ActionDefinition, index: number, own: string): PropertyUse[] {
  const path = `$.actions[${index}]`;
  const isBranch = typeOf(action) === 'STATIC_BRANCH';
  const read = [
    ...propertiesReadIn(action.fields, `${path}.fields`),
    ...propertiesReadIn(action['inputFields'], `${path}.inputFields`),
    ...propertiesReadIn(action['inputValue'], `${path}.inputValue`),
    ...propertiesReadIn(action['queryParams'], `${path}.queryParams`),
    ...ownersNamed(action, path),
    ...ownerOfTask(action, path),
    ...matched(action, path),
  ];
  return read.map(({ property, objectTypeId, path: place }) => ({
    property,
    objectTypeId: objectTypeId === 'own' ? own : objectTypeId,
    use: isBranch ? 'branch' : 'action',
    value: null,
    actionId: action.actionId,
    path: place,
  }));
}

/** Notifications go to the users that these properties hold. */
function ownersNamed(action: ActionDefinition, path: string): ReadProperty[] {
  return itemsOf(fieldOf(action.fields, 'owner_properties')).flatMap((name, index) => {
    const property = textOf(name);
    if (property === null) return [];
    return [{ property, objectTypeId: 'own' as const, path: `${path}.fields.owner_properties[${index}]` }];
  });
}

/** A task goes to a user by id, or to whom a property holds. */
function ownerOfTask({ fields }: ActionDefinition, path: string): ReadProperty[] {
  const property = textOf(fieldOf(fieldOf(fields, 'owner_assignment'), 'value'));
  if (property === null || !/^[a-z]\w*$/i.test(property)) return [];
  return [{ property, objectTypeId: 'own', path: `${path}.fields.owner_assignment.value` }];
}

/** Properties compared to find records to associate, written `<object type>/<property>`. */
function matched(action: ActionDefinition, path: string): ReadProperty[] {
  return ['enrolledObjectPropertyNameToMatch', 'associatedObjectPropertyNameToMatch'].flatMap((key) => {
    const [objectTypeId, property] = (textOf(fieldOf(action.fields, key)) ?? '').split('/');
    return objectTypeId && property ? [{ property, objectTypeId, path: `${path}.fields.${key}` }] : [];
  });
}

/** Every property a workflow sets, with the value where it is fixed. */
export function propertiesWritten(definition: FlowDefinition): PropertyUse[] {
  const own = objectTypeOf(definition);
  return definition.actions.flatMap((action, index) => {
    const path = `$.actions[${index}].fields`;
    if (action.actionTypeId === '0-5') return setProperty(action, path, own);
    if (action.actionTypeId === '0-11') return rotatedOwner(action, path, own);
    return action.actionTypeId === '0-14' ? createdRecord(action, path) : [];
  });
}

/** With an association the property is set on associated records, whose type the action does not say. */
function setProperty(action: ActionDefinition, path: string, own: string): PropertyUse[] {
  const property = textOf(fieldOf(action.fields, 'property_name'));
  if (property === null) return [];
  const objectTypeId = isRecord(fieldOf(action.fields, 'association')) ? null : own;
  return [written(action, property, objectTypeId, fieldOf(action.fields, 'value'), `${path}.property_name`)];
}

function rotatedOwner(action: ActionDefinition, path: string, own: string): PropertyUse[] {
  const property = textOf(fieldOf(action.fields, 'target_property'));
  return property === null ? [] : [written(action, property, own, null, `${path}.target_property`)];
}

function createdRecord(action: ActionDefinition, path: string): PropertyUse[] {
  const objectTypeId = textOf(fieldOf(action.fields, 'object_type_id'));
  return itemsOf(fieldOf(action.fields, 'properties')).flatMap((entry, index) => {
    const property = textOf(fieldOf(entry, 'targetProperty'));
    const place = `${path}.properties[${index}].targetProperty`;
    return property === null ? [] : [written(action, property, objectTypeId, fieldOf(entry, 'value'), place)];
  });
}

function written(
  action: ActionDefinition,
  property: string,
  objectTypeId: string | null,
  value: unknown,
  path: string,
): PropertyUse {
  return { property, objectTypeId, use: 'action', value: fixedValue(value), actionId: action.actionId, path };
}

/** The text a STATIC_VALUE holds (hand-made files leave the type out); null where a token makes it depend on the record. */
function fixedValue(value: unknown): string | null {
  const type = fieldOf(value, 'type');
  const fixed = fieldOf(value, 'staticValue');
  if (type !== undefined && type !== 'STATIC_VALUE') return null;
  if (fixed === '') return '';
  const text = textOf(fixed);
  return text === null || text.includes('{{') ? null : text;
}

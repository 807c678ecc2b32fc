import {
  PropertyCreateFieldTypeEnum,
  PropertyCreateTypeEnum,
} from '@hubspot/api-client/lib/codegen/crm/properties/index.js';
import * as z from 'zod';
import { callTyped, type Door } from './door.ts';
import { isHubSpotError } from './errors.ts';
import type { PropertiesDoor, PropertyDefinition, PropertyDraft, PropertyOption } from './port.ts';
import { propertiesApi, propertyGroupsApi } from './typed-client.ts';

const Option = z
  .looseObject({
    value: z.string(),
    label: z.string(),
    hidden: z.boolean().nullish(),
    displayOrder: z.number().nullish(),
  })
  .transform(({ value, label, hidden, displayOrder }): PropertyOption => {
    return { value, label, hidden: hidden ?? false, displayOrder: displayOrder ?? -1 };
  });

const Definition = z
  .looseObject({
    name: z.string(),
    label: z.string(),
    groupName: z.string(),
    type: z.string(),
    fieldType: z.string(),
    options: z.array(Option).nullish(),
    hubspotDefined: z.boolean().nullish(),
    archived: z.boolean().nullish(),
  })
  .transform((property): PropertyDefinition => {
    const { name, label, groupName, type, fieldType } = property;
    return {
      ...{ name, label, groupName, type, fieldType, options: property.options ?? [] },
      hubspotDefined: property.hubspotDefined ?? false,
      archived: property.archived ?? false,
    };
  });

const Definitions = z.looseObject({ results: z.array(Definition) });
const Nothing = z.unknown();
/** What HubSpot takes for a property; our drafts name nothing else. */
const PropertyType = z.enum(PropertyCreateTypeEnum);
const FieldType = z.enum(PropertyCreateFieldTypeEnum);

const READ = 'properties.read';
const WRITE = 'properties.write';

export function propertiesDoor(door: Door): PropertiesDoor {
  return {
    list: (objectTypeId) => listProperties(door, objectTypeId),
    get: (objectTypeId, name) => readProperty(door, objectTypeId, name),
    ensureGroup: (objectTypeId, group) => ensureGroup(door, objectTypeId, group),
    create: (objectTypeId, draft) => createProperty(door, objectTypeId, draft),
    setOptions: (objectTypeId, name, options) => setOptions(door, objectTypeId, name, options),
    archive: (objectTypeId, name) => archiveProperty(door, objectTypeId, name),
  };
}

async function listProperties(door: Door, objectTypeId: string): Promise<PropertyDefinition[]> {
  const { results } = await callTyped(
    door,
    { purpose: READ, call: `GET ${pathOf(objectTypeId)}` },
    (send, baseUrl) => propertiesApi(send, baseUrl).getAll(objectTypeId),
    Definitions,
  );
  return results;
}

/** HubSpot answers 404 for an archived property unless it is asked for archived ones. */
async function readProperty(
  door: Door,
  objectTypeId: string,
  name: string,
): Promise<PropertyDefinition | null> {
  const read = (archived: boolean) =>
    nullWhenMissing(
      callTyped(
        door,
        { purpose: READ, call: `GET ${pathOf(objectTypeId, name)}` },
        (send, baseUrl) => propertiesApi(send, baseUrl).getByName(objectTypeId, name, archived),
        Definition,
      ),
    );
  return (await read(false)) ?? (await read(true));
}

async function ensureGroup(
  door: Door,
  objectTypeId: string,
  group: { name: string; label: string },
): Promise<'created' | 'exists'> {
  const path = pathOf(objectTypeId, 'groups');
  const found = await nullWhenMissing(
    callTyped(
      door,
      { purpose: READ, call: `GET ${path}/${group.name}` },
      (send, baseUrl) => propertyGroupsApi(send, baseUrl).getByName(objectTypeId, group.name),
      z.looseObject({ name: z.string() }),
    ),
  );
  if (found !== null) return 'exists';
  try {
    await callTyped(
      door,
      { purpose: WRITE, call: `POST ${path}` },
      (send, baseUrl) => propertyGroupsApi(send, baseUrl).create(objectTypeId, group),
      Nothing,
    );
    return 'created';
  } catch (error) {
    if (isHubSpotError(error, 'hubspot_conflict')) return 'exists'; // made by someone else in between
    throw error;
  }
}

/**
 * Makes a property; hubspot_conflict when the name is taken. A broken attempt is not repeated: it may have gone
 * through, and the repetition would report a conflict with ourselves.
 */
function createProperty(door: Door, objectTypeId: string, draft: PropertyDraft): Promise<PropertyDefinition> {
  const type = PropertyType.parse(draft.type);
  const fieldType = FieldType.parse(draft.fieldType);
  return callTyped(
    door,
    { purpose: WRITE, call: `POST ${pathOf(objectTypeId)}`, isRepeatable: false },
    (send, baseUrl) => propertiesApi(send, baseUrl).create(objectTypeId, { ...draft, type, fieldType }),
    Definition,
  );
}

function setOptions(
  door: Door,
  objectTypeId: string,
  name: string,
  options: PropertyOption[],
): Promise<PropertyDefinition> {
  return callTyped(
    door,
    { purpose: WRITE, call: `PATCH ${pathOf(objectTypeId, name)}` },
    (send, baseUrl) => propertiesApi(send, baseUrl).update(objectTypeId, name, { options }),
    Definition,
  );
}

/** Archiving what is not there comes to the same. */
async function archiveProperty(door: Door, objectTypeId: string, name: string): Promise<void> {
  await nullWhenMissing(
    callTyped(
      door,
      { purpose: WRITE, call: `DELETE ${pathOf(objectTypeId, name)}` },
      (send, baseUrl) => propertiesApi(send, baseUrl).archive(objectTypeId, name),
      Nothing,
    ),
  );
}

/** Not there is an answer, not a fault. */
async function nullWhenMissing<Value>(call: Promise<Value>): Promise<Value | null> {
  try {
    return await call;
  } catch (error) {
    if (isHubSpotError(error, 'hubspot_not_found')) return null;
    throw error;
  }
}

function pathOf(objectTypeId: string, name?: string): string {
  return `/crm/v3/properties/${objectTypeId}${name === undefined ? '' : `/${name}`}`;
}

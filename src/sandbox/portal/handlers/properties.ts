import type * as z from 'zod';
import { type Answer, answer, type Checked, checked, iso, noContent, refused } from '../answer.ts';
import { readBody } from '../input.ts';
import { readObjectType, schemaScopes } from '../object-types.ts';
import { archivedPropertyAt, propertiesAt, propertyAt } from '../property-index.ts';
import { PropertyCreate, PropertyUpdate, refuseDraft, refuseOptions } from '../property-drafts.ts';
import { conflict, invalid, notFound } from '../refusals.ts';
import { type Call, route } from '../route.ts';
import type { WorldProperty } from '../world.ts';

type Params = Readonly<Record<string, string>>;
const read = (params: Params) => schemaScopes(params['objectType'] ?? '', 'read');
const write = (params: Params) => schemaScopes(params['objectType'] ?? '', 'write');

/** Spellings of a path under every base on which HubSpot serves properties. */
export function propertyPaths(rest: string): string[] {
  return [`/crm/v3/properties/:objectType${rest}`, `/crm/properties/2026-09/:objectType${rest}`];
}

export const propertyRoutes = [
  route({ method: 'GET', paths: propertyPaths(''), scopes: read, handle: listProperties }),
  route({ method: 'POST', paths: propertyPaths(''), scopes: write, changes: true, handle: createProperty }),
  route({ method: 'GET', paths: propertyPaths('/:name'), scopes: read, handle: readProperty }),
  route({
    method: 'PATCH',
    paths: propertyPaths('/:name'),
    scopes: write,
    changes: true,
    handle: updateProperty,
  }),
  route({
    method: 'DELETE',
    paths: propertyPaths('/:name'),
    scopes: write,
    changes: true,
    handle: archiveProperty,
  }),
];

interface Named {
  objectTypeId: string;
  property: WorldProperty;
}

function listProperties(call: Call): Answer {
  const objectType = readObjectType(call.world, call.params['objectType'] ?? '');
  if (!objectType.ok) return objectType.answer;
  const all = call.world.properties.get(objectType.value) ?? [];
  const shown =
    call.query.get('archived') === 'true'
      ? all.filter(
          (property) => archivedPropertyAt(call.world, objectType.value, property.name, call.now) !== null,
        )
      : propertiesAt(call.world, objectType.value, call.now);
  return answer({ results: shown.map((property) => propertyBody(property, call.now)) });
}

function readProperty(call: Call): Answer {
  const named = findNamed(call);
  return named.ok ? answer(propertyBody(named.value.property, call.now)) : named.answer;
}

/** A name that was archived may be used again: the new property takes its place. */
function createProperty(call: Call): Answer {
  const objectType = readObjectType(call.world, call.params['objectType'] ?? '');
  if (!objectType.ok) return objectType.answer;
  const body = readBody(PropertyCreate, call);
  if (!body.ok) return body.answer;
  const draft = body.value;
  const refusal = refuseDraft(draft, call.world.propertyGroups.get(objectType.value) ?? []);
  if (refusal !== null) return refusal;
  if (propertyAt(call.world, objectType.value, draft.name, call.now) !== null) {
    return conflict(`A property named '${draft.name}' already exists.`, 'Properties.PROPERTY_EXISTS');
  }
  const property = { ...draft, hubspotDefined: false, archivedAt: null, createdAt: call.now };
  const others = (call.world.properties.get(objectType.value) ?? []).filter((one) => one.name !== draft.name);
  call.world.properties.set(objectType.value, [...others, property]);
  return answer(propertyBody(property, call.now), 201);
}

/** `options`, when given, replaces the whole list. */
function updateProperty(call: Call): Answer {
  const named = findNamed(call);
  if (!named.ok) return named.answer;
  const body = readBody(PropertyUpdate, call);
  if (!body.ok) return body.answer;
  const { property, objectTypeId } = named.value;
  const { options, groupName, ...rest } = body.value;
  const groups = call.world.propertyGroups.get(objectTypeId) ?? [];
  if (groupName !== undefined && !groups.some((group) => group.name === groupName)) {
    return invalid(`There is no property group '${groupName}'.`);
  }
  const refusal = options === undefined ? null : refuseOptions(options);
  if (refusal !== null) return refusal;
  Object.assign(property, definedOnly({ ...rest, options, groupName }));
  return answer(propertyBody(property, call.now));
}

function archiveProperty(call: Call): Answer {
  const named = findNamed(call);
  if (!named.ok) return named.answer;
  const { property } = named.value;
  if (property.hubspotDefined) return invalid(`'${property.name}' is HubSpot's own and cannot be archived.`);
  property.archivedAt = call.now;
  return noContent();
}

function findNamed(call: Call): Checked<Named> {
  const objectType = readObjectType(call.world, call.params['objectType'] ?? '');
  if (!objectType.ok) return refused(objectType.answer);
  const name = call.params['name'] ?? '';
  const find = call.query.get('archived') === 'true' ? archivedPropertyAt : propertyAt;
  const property = find(call.world, objectType.value, name, call.now);
  if (property !== null) return checked({ objectTypeId: objectType.value, property });
  return refused(notFound(`Property '${name}' does not exist.`, { context: { propertyName: [name] } }));
}

function definedOnly(fields: z.output<typeof PropertyUpdate>): Partial<WorldProperty> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function propertyBody(property: WorldProperty, now: number): object {
  const { name, label, groupName, type, fieldType, description, options, hubspotDefined } = property;
  const isArchived = property.archivedAt !== null && property.archivedAt <= now;
  return {
    name,
    label,
    groupName,
    type,
    fieldType,
    description,
    options,
    hubspotDefined,
    archived: isArchived,
    ...(isArchived && property.archivedAt !== null ? { archivedAt: iso(property.archivedAt) } : {}),
    calculated: false,
    externalOptions: false,
    hasUniqueValue: false,
    hidden: false,
    formField: false,
    modificationMetadata: {
      archivable: !hubspotDefined,
      readOnlyDefinition: hubspotDefined,
      readOnlyValue: false,
      readOnlyOptions: false,
    },
    createdAt: iso(property.createdAt),
    updatedAt: iso(property.createdAt),
  };
}

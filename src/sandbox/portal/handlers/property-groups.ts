import * as z from 'zod';
import { type Answer, answer, type Checked, checked, noContent, refused } from '../answer.ts';
import { readBody } from '../input.ts';
import { readObjectType, schemaScopes } from '../object-types.ts';
import { propertiesAt } from '../property-index.ts';
import { conflict, invalid, notFound } from '../refusals.ts';
import { type Call, route } from '../route.ts';
import { propertyPaths } from './properties.ts';

type Params = Readonly<Record<string, string>>;
const read = (params: Params) => schemaScopes(params['objectType'] ?? '', 'read');
const write = (params: Params) => schemaScopes(params['objectType'] ?? '', 'write');

const GroupCreate = z.object({
  name: z.string().regex(/^[a-z0-9_]+$/),
  label: z.string().min(1),
  displayOrder: z.int().optional(),
});
const GroupUpdate = z.object({ label: z.string().min(1) });

export const propertyGroupRoutes = [
  route({ method: 'GET', paths: propertyPaths('/groups'), scopes: read, handle: listGroups }),
  route({
    method: 'POST',
    paths: propertyPaths('/groups'),
    scopes: write,
    changes: true,
    handle: createGroup,
  }),
  route({ method: 'GET', paths: propertyPaths('/groups/:name'), scopes: read, handle: readGroup }),
  route({
    method: 'PATCH',
    paths: propertyPaths('/groups/:name'),
    scopes: write,
    changes: true,
    handle: updateGroup,
  }),
  route({
    method: 'DELETE',
    paths: propertyPaths('/groups/:name'),
    scopes: write,
    changes: true,
    handle: deleteGroup,
  }),
];

interface Group {
  name: string;
  label: string;
}

interface Named {
  objectTypeId: string;
  groups: Group[];
  position: number;
  group: Group;
}

function listGroups(call: Call): Answer {
  const objectType = readObjectType(call.world, call.params['objectType'] ?? '');
  if (!objectType.ok) return objectType.answer;
  const groups = call.world.propertyGroups.get(objectType.value) ?? [];
  return answer({ results: groups.map(groupBody) });
}

function createGroup(call: Call): Answer {
  const objectType = readObjectType(call.world, call.params['objectType'] ?? '');
  if (!objectType.ok) return objectType.answer;
  const body = readBody(GroupCreate, call);
  if (!body.ok) return body.answer;
  const { name, label } = body.value;
  const groups = call.world.propertyGroups.get(objectType.value) ?? [];
  if (groups.some((group) => group.name === name)) {
    return conflict(`A property group named '${name}' already exists.`, 'Properties.PROPERTY_GROUP_EXISTS');
  }
  groups.push({ name, label });
  call.world.propertyGroups.set(objectType.value, groups);
  return answer(groupBody({ name, label }, groups.length - 1), 201);
}

function readGroup(call: Call): Answer {
  const named = findNamed(call);
  return named.ok ? answer(groupBody(named.value.group, named.value.position)) : named.answer;
}

function updateGroup(call: Call): Answer {
  const named = findNamed(call);
  if (!named.ok) return named.answer;
  const body = readBody(GroupUpdate, call);
  if (!body.ok) return body.answer;
  named.value.group.label = body.value.label;
  return answer(groupBody(named.value.group, named.value.position));
}

function deleteGroup(call: Call): Answer {
  const named = findNamed(call);
  if (!named.ok) return named.answer;
  const { objectTypeId, group, groups, position } = named.value;
  const isUsed = propertiesAt(call.world, objectTypeId, call.now).some((one) => one.groupName === group.name);
  if (isUsed) return invalid(`The property group '${group.name}' still holds properties.`);
  groups.splice(position, 1);
  return noContent();
}

function findNamed(call: Call): Checked<Named> {
  const objectType = readObjectType(call.world, call.params['objectType'] ?? '');
  if (!objectType.ok) return refused(objectType.answer);
  const name = call.params['name'] ?? '';
  const groups = call.world.propertyGroups.get(objectType.value) ?? [];
  const position = groups.findIndex((group) => group.name === name);
  const group = groups[position];
  if (group !== undefined) return checked({ objectTypeId: objectType.value, groups, position, group });
  return refused(notFound(`Property group '${name}' does not exist.`, { context: { groupName: [name] } }));
}

function groupBody(group: Group, position: number): object {
  return { name: group.name, label: group.label, displayOrder: position, archived: false };
}

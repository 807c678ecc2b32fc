import * as z from 'zod';
import { type Answer, answer } from '../answer.ts';
import { readBody } from '../input.ts';
import { valueAt } from '../record-view.ts';
import { invalid, notSimulated } from '../refusals.ts';
import { type Call, route } from '../route.ts';
import { matchesFilter, SearchFilter } from '../search-filter.ts';
import type { WorldRecord } from '../world.ts';

/** HubSpot's object type of tasks. */
const TASK = '0-27';
const FIRST_ID = 900_001;
const MAX_PAGE = 200;

/** What HubSpot documents of a task and this portal keeps; others are refused as unknown. */
const Properties = z.strictObject({
  hs_task_subject: z.string().optional(),
  hs_task_body: z.string().max(65_536).optional(),
  hs_task_status: z.enum(['NOT_STARTED', 'COMPLETED', 'IN_PROGRESS', 'WAITING', 'DEFERRED']).optional(),
  hs_task_type: z.enum(['TODO', 'CALL', 'EMAIL']).optional(),
  hs_timestamp: z.iso.datetime(),
  hubspot_owner_id: z.string().optional(),
});
const NAMES = Object.keys(Properties.shape);

const Create = z.strictObject({ properties: Properties });
const Search = z.strictObject({
  filterGroups: z.array(z.object({ filters: z.array(SearchFilter).min(1).max(6) })).max(5),
  properties: z.array(z.string()).optional(),
  limit: z.int().min(0).max(MAX_PAGE),
});

export const taskRoutes = [
  route({
    method: 'POST',
    paths: ['/crm/v3/objects/tasks'],
    scopes: () => ['crm.objects.contacts.write'],
    changes: true,
    handle: createTask,
  }),
  route({
    method: 'POST',
    paths: ['/crm/v3/objects/tasks/search'],
    scopes: () => ['crm.objects.contacts.read'],
    limit: 'search',
    handle: searchTasks,
  }),
];

function createTask(call: Call): Answer {
  const body = readBody(Create, call);
  if (!body.ok) return body.answer;
  const { properties } = body.value;
  const ownerId = properties.hubspot_owner_id;
  if (ownerId !== undefined && !isOwner(call, ownerId))
    return invalid(`Property values were not valid: hubspot_owner_id ${ownerId} is no owner`);
  const tasks = tasksOf(call);
  const id = String(FIRST_ID + tasks.size);
  const history: WorldRecord['history'] = new Map();
  for (const [name, value] of Object.entries(properties))
    if (value !== undefined) history.set(name, [{ value, at: call.now, source: 'INTEGRATION' }]);
  const task: WorldRecord = { id, createdAt: call.now, archivedAt: null, history };
  call.world.records.set(TASK, tasks.set(id, task));
  return answer(bodyOf(call, task, NAMES), 201);
}

function isOwner({ world, now }: Call, id: string): boolean {
  return world.owners.some((owner) => owner.id === id && (owner.leftAt === null || owner.leftAt > now));
}

function tasksOf({ world }: Call): Map<string, WorldRecord> {
  return world.records.get(TASK) ?? new Map<string, WorldRecord>();
}

/** Groups are joined by OR, the filters of a group by AND. */
function searchTasks(call: Call): Answer {
  const body = readBody(Search, call);
  if (!body.ok) return body.answer;
  const { filterGroups, properties = [], limit } = body.value;
  const unknown = filterGroups
    .flatMap(({ filters }) => filters)
    .find(({ propertyName }) => !NAMES.includes(propertyName));
  if (unknown !== undefined) return notSimulated(`tasks by ${unknown.propertyName}`);
  const found = [...tasksOf(call).values()].filter((task) =>
    filterGroups.some(({ filters }) =>
      filters.every((filter) => matchesFilter(filter, valueAt(TASK, task, filter.propertyName, call.now))),
    ),
  );
  const results = found.slice(0, limit).map((task) => bodyOf(call, task, properties));
  return answer({ total: found.length, results });
}

function bodyOf({ now }: Call, task: WorldRecord, names: readonly string[]): object {
  const shown = ['hs_object_id', ...names.filter((name) => NAMES.includes(name))];
  const createdAt = new Date(task.createdAt).toISOString();
  const properties = Object.fromEntries(shown.map((name) => [name, valueAt(TASK, task, name, now)]));
  return { id: task.id, properties, createdAt, updatedAt: createdAt, archived: false };
}

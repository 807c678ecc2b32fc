import * as z from 'zod';
import { type Answer, answer, iso } from '../answer.ts';
import { readBody } from '../input.ts';
import { isListThere, listSnapshot } from '../list-view.ts';
import { orderedIds } from '../ordered-ids.ts';
import { invalid, notFound, notSimulated } from '../refusals.ts';
import { type Call, route } from '../route.ts';
import type { WorldList } from '../world.ts';

const READ = ['crm.lists.read'];
const PAGE = 20;
const MAX_PAGE = 500;

const ProcessingType = z.enum(['MANUAL', 'DYNAMIC', 'SNAPSHOT']);
const Search = z.object({
  query: z.string().optional(),
  listIds: z.array(z.string()).optional(),
  processingTypes: z.array(ProcessingType).optional(),
  objectTypeId: z.string().optional(),
  additionalProperties: z.array(z.string()).optional(),
  count: z.int().min(1).max(MAX_PAGE).optional(),
  offset: z.int().min(0).optional(),
  sort: z.string().optional(),
});
/** The dated call does not fill in what is missing. */
const DatedSearch = Search.required({
  additionalProperties: true,
  listIds: true,
  offset: true,
  processingTypes: true,
});

const search = (schema: z.ZodType<z.output<typeof Search>>) => (call: Call) => searchLists(schema, call);

export const listRoutes = [
  route({ method: 'POST', paths: ['/crm/v3/lists/search'], scopes: () => READ, handle: search(Search) }),
  route({
    method: 'POST',
    paths: ['/crm/lists/2026-09/search'],
    scopes: () => READ,
    handle: search(DatedSearch),
  }),
  route({
    method: 'GET',
    paths: ['/crm/v3/lists', '/crm/lists/2026-09'],
    scopes: () => READ,
    handle: readMany,
  }),
  route({
    method: 'GET',
    paths: ['/crm/v3/lists/:listId', '/crm/lists/2026-09/:listId'],
    scopes: () => READ,
    handle: readOne,
  }),
];

/** A list that is there at the moment of the call, or null. */
export function listAt(call: Call, id: string): WorldList | null {
  const list = call.world.lists.get(id);
  return list !== undefined && isListThere(list, call.now) ? list : null;
}

export function listNotFound(id: string): Answer {
  return notFound(`List does not exist with ID ${id}.`, { context: { listId: [id] } });
}

function searchLists(schema: z.ZodType<z.output<typeof Search>>, call: Call): Answer {
  const body = readBody(schema, call);
  if (!body.ok) return body.answer;
  const ask = body.value;
  if (ask.sort !== undefined) return notSimulated('a sorted list search');
  const found = candidates(call, ask.listIds).filter((list) => matches(list, ask));
  const start = ask.offset ?? 0;
  const end = Math.min(start + (ask.count ?? PAGE), found.length);
  const lists = found
    .slice(start, end)
    .map((list) => searchResult(call, list, ask.additionalProperties ?? []));
  return answer({ total: found.length, offset: end, hasMore: end < found.length, lists });
}

function candidates(call: Call, listIds: readonly string[] | undefined): WorldList[] {
  const ids = listIds !== undefined && listIds.length > 0 ? listIds : orderedIds(call.world.lists).ids;
  return ids.flatMap((id) => listAt(call, id) ?? []);
}

function matches(list: WorldList, ask: z.output<typeof Search>): boolean {
  const { processingTypes = [], objectTypeId, query = '' } = ask;
  if (processingTypes.length > 0 && !processingTypes.includes(list.processingType)) return false;
  if (objectTypeId !== undefined && list.objectTypeId !== objectTypeId) return false;
  return list.name.toLowerCase().includes(query.toLowerCase());
}

function readMany(call: Call): Answer {
  const ids = call.query.getAll('listIds');
  if (ids.length === 0) return invalid('listIds must name at least one list');
  return answer({ lists: ids.flatMap((id) => listAt(call, id) ?? []).map((list) => listBody(call, list)) });
}

function readOne(call: Call): Answer {
  const id = call.params['listId'] ?? '';
  const list = listAt(call, id);
  return list === null ? listNotFound(id) : answer({ list: listBody(call, list) });
}

function identity(list: WorldList): object {
  return {
    listId: list.listId,
    listVersion: list.listVersion,
    name: list.name,
    objectTypeId: list.objectTypeId,
    processingType: list.processingType,
    processingStatus: 'COMPLETE',
    createdAt: iso(list.createdAt),
    updatedAt: iso(list.createdAt),
    filtersUpdatedAt: iso(list.createdAt),
  };
}

export function listBody(call: Call, list: WorldList): object {
  const body = { ...identity(list), size: listSnapshot(list, call.now).size };
  const hasFilters = call.query.get('includeFilters') === 'true' && list.filterBranch !== null;
  return hasFilters ? { ...body, filterBranch: list.filterBranch } : body;
}

/** All values are strings; a property without a value is left out. */
function searchResult(call: Call, list: WorldList, asked: readonly string[]): object {
  const { size, lastAddedAt, lastRemovedAt } = listSnapshot(list, call.now);
  const known: Record<string, number | null> = {
    hs_list_size: size,
    hs_last_record_added_at: lastAddedAt,
    hs_last_record_removed_at: lastRemovedAt,
  };
  const entries = asked.flatMap((name) => {
    const value = known[name] ?? null;
    return value === null ? [] : [[name, String(value)] as const];
  });
  return { ...identity(list), additionalProperties: Object.fromEntries(entries) };
}

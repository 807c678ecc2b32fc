import * as z from 'zod';
import { type Answer, answer } from '../answer.ts';
import { pagingAfter, readBody } from '../input.ts';
import { objectScope, readObjectType } from '../object-types.ts';
import { propertyAt } from '../property-index.ts';
import { findRecord, recordBody, valueAt } from '../record-view.ts';
import { invalid, notSimulated } from '../refusals.ts';
import { type Call, route } from '../route.ts';
import { matchesFilter, SearchFilter } from '../search-filter.ts';
import { compareIds } from '../time-index.ts';
import type { WorldRecord } from '../world.ts';
import { objectPaths } from './objects-read.ts';

const PAGE = 10;
const MAX_PAGE = 200;
const MAX_RESULTS = 10_000;
const MAX_BODY = 3000;
const MAX_FILTERS = 18;

const Search = z.object({
  filterGroups: z.array(z.object({ filters: z.array(SearchFilter).max(6) })).max(5),
  sorts: z.array(z.string()).optional(),
  properties: z.array(z.string()).optional(),
  limit: z.int().min(0).max(MAX_PAGE).optional(),
  after: z.union([z.string().regex(/^\d*$/), z.int()]).optional(),
  query: z.string().optional(),
});
type Search = z.output<typeof Search>;

export const objectSearchRoutes = [
  route({
    method: 'POST',
    paths: objectPaths('/search'),
    scopes: (params) => [objectScope(params['objectType'] ?? '', 'read')],
    limit: 'search',
    handle: search,
  }),
];

function search(call: Call): Answer {
  const objectType = readObjectType(call.world, call.params['objectType'] ?? '');
  if (!objectType.ok) return objectType.answer;
  const body = readBody(Search, call);
  if (!body.ok) return body.answer;
  const ask = body.value;
  const refusal = refuseSearch(call, objectType.value, ask);
  if (refusal !== null) return refusal;

  const start = Number(ask.after ?? 0);
  const limit = ask.limit ?? PAGE;
  if (start + limit > MAX_RESULTS) return invalid(`Search reaches ${MAX_RESULTS} results at most`);
  const found = sortFound(call, objectType.value, matching(call, objectType.value, ask), ask.sorts?.[0]);
  const shown = found.slice(start, start + limit);
  const wanted = { properties: ask.properties ?? [], withHistory: [] };
  const results = shown.map((record) => recordBody(call.world, objectType.value, record, wanted, call.now));
  const end = start + shown.length;
  return answer({ total: found.length, results, ...pagingAfter(end < found.length ? String(end) : null) });
}

function refuseSearch(call: Call, objectTypeId: string, ask: Search): Answer | null {
  if (ask.query !== undefined && ask.query !== '') return notSimulated('search by words');
  if (JSON.stringify(call.body).length > MAX_BODY)
    return invalid(`The search has more than ${MAX_BODY} characters`);
  const filters = ask.filterGroups.flatMap((group) => group.filters);
  if (filters.length > MAX_FILTERS)
    return invalid(`${filters.length} filters are too many: ${MAX_FILTERS} at most`);
  const unknown = filters.find(({ propertyName }) => !isSearchable(call, objectTypeId, propertyName));
  if (unknown === undefined) return null;
  return invalid(`Property "${unknown.propertyName}" does not exist`, {
    context: { propertyName: [unknown.propertyName] },
  });
}

function isSearchable(call: Call, objectTypeId: string, name: string): boolean {
  const isKept = ['hs_object_id', 'createdate', 'lastmodifieddate', 'hs_lastmodifieddate'].includes(name);
  return isKept || propertyAt(call.world, objectTypeId, name, call.now) !== null;
}

/** Groups are joined by OR, the filters of a group by AND. */
function matching(call: Call, objectTypeId: string, ask: Search): WorldRecord[] {
  const records = call.world.records.get(objectTypeId) ?? new Map<string, WorldRecord>();
  const found: WorldRecord[] = [];
  for (const id of records.keys()) {
    const record = findRecord(call.world, objectTypeId, id, { now: call.now, archived: false });
    if (record === null) continue;
    const value = (name: string): string | null => valueAt(objectTypeId, record, name, call.now);
    const isMatch = (filter: SearchFilter): boolean => matchesFilter(filter, value(filter.propertyName));
    if (ask.filterGroups.length === 0 || ask.filterGroups.some((group) => group.filters.every(isMatch))) {
      found.push(record);
    }
  }
  return found;
}

function sortFound(
  call: Call,
  objectTypeId: string,
  found: WorldRecord[],
  sort: string | undefined,
): WorldRecord[] {
  if (sort === undefined) return found.sort((a, b) => compareIds(a.id, b.id));
  const name = sort.replace(/^-/, '');
  const sign = sort.startsWith('-') ? -1 : 1;
  const keyed = found.map((record) => ({ record, key: valueAt(objectTypeId, record, name, call.now) ?? '' }));
  keyed.sort((a, b) => sign * compareKeys(a.key, b.key) || compareIds(a.record.id, b.record.id));
  return keyed.map((entry) => entry.record);
}

function compareKeys(a: string, b: string): number {
  const difference = Number(a) - Number(b);
  if (!Number.isNaN(difference)) return difference;
  return a < b ? -1 : a > b ? 1 : 0;
}

import * as z from 'zod';
import { inBatches } from './batches.ts';
import { callTyped, type Door, fetchJson } from './door.ts';
import { readFirstAdded, readNeverLeft } from './list-history.ts';
import { followPages } from './pages.ts';
import { paths } from './paths.ts';
import type { JoinPage, ListDetails, ListsDoor } from './port.ts';
import { listsApi, membershipsApi } from './typed-client.ts';
import { EpochMs, ForwardPaging, Id } from './wire-values.ts';

/** HubSpot's largest page of a list search. */
const SEARCH_PAGE = 500;
/** HubSpot's largest page of memberships. */
const JOINS_PAGE = 250;
const READ_BATCH = 100;

const identity = {
  listId: Id,
  name: z.string(),
  objectTypeId: z.string(),
  processingType: z.enum(['MANUAL', 'DYNAMIC', 'SNAPSHOT']),
  listVersion: z.number().nullish(),
  createdAt: EpochMs.nullish(),
  filtersUpdatedAt: EpochMs.nullish(),
};

/** The document shows numbers, its schema says strings, and a list without the figure has no key. */
const Size = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]).nullish();

/** When somebody last joined and last left, as HubSpot writes it; a list nobody left has an empty text or no key. */
const ADDED = 'hs_last_record_added_at';
const REMOVED = 'hs_last_record_removed_at';
const Moment = z.union([z.string(), z.number()]).nullish();

const Found = z
  .looseObject({
    ...identity,
    additionalProperties: z
      .looseObject({ hs_list_size: Size.catch(null), [ADDED]: Moment, [REMOVED]: Moment })
      .nullish(),
  })
  .transform((list): ListDetails => {
    const { hs_list_size: size, [ADDED]: added, [REMOVED]: removed } = list.additionalProperties ?? {};
    const details = toDetails({ ...list, size, filterBranch: null });
    const isTold = added !== undefined && added !== null;
    return isTold ? { ...details, membersRevision: `${size ?? ''}/${added}/${removed ?? ''}` } : details;
  });

const SearchPage = z
  .looseObject({ lists: z.array(Found), offset: z.number(), hasMore: z.boolean() })
  .transform(({ lists, offset, hasMore }) => ({ lists, after: hasMore ? offset : null }));

const Single = z
  .looseObject({ ...identity, size: Size.catch(null), filterBranch: z.unknown().optional() })
  .transform((list) => toDetails({ ...list, filterBranch: list.filterBranch ?? null }));

const Join = z.looseObject({ recordId: Id, membershipTimestamp: EpochMs });
const Joins = z
  .looseObject({ results: z.array(Join), paging: ForwardPaging })
  .transform(({ results, paging }): JoinPage => ({ joins: results.map(toJoin), after: paging }));

const Memberships = z.looseObject({
  results: z.array(
    z.looseObject({
      listId: Id,
      firstAddedTimestamp: EpochMs.nullish(),
      lastAddedTimestamp: EpochMs.nullish(),
    }),
  ),
});

export function listsDoor(door: Door): ListsDoor {
  return {
    search: () => searchLists(door),
    read: (ids) => readLists(door, ids),
    joins: (listId, after) => readJoins(door, listId, after),
    neverLeft: (ids) => readNeverLeft(door, ids),
    firstAdded: (listId, objectTypeId, recordIds) => readFirstAdded(door, listId, objectTypeId, recordIds),
    ofRecord: (objectTypeId, recordId) => readListsOfRecord(door, objectTypeId, recordId),
  };
}

async function* searchLists(door: Door): AsyncGenerator<ListDetails> {
  const ask = { purpose: 'lists.read', call: 'POST /crm/v3/lists/search' };
  const read = (offset: number | null) =>
    callTyped(
      door,
      ask,
      (send, baseUrl) =>
        listsApi(send, baseUrl).doSearch({
          offset: offset ?? 0,
          count: SEARCH_PAGE,
          additionalProperties: ['hs_list_size', ADDED, REMOVED],
        }),
      SearchPage,
    );
  for await (const page of followPages(ask.call, null, read, ({ lists }) => lists)) yield* page.lists;
}

async function* readLists(door: Door, ids: readonly string[]): AsyncGenerator<ListDetails> {
  const schema = z.looseObject({ lists: z.array(Single) });
  for (const batch of inBatches([...new Set(ids)], () => READ_BATCH)) {
    const query = new URLSearchParams({ includeFilters: 'true' });
    for (const id of batch) query.append('listIds', id);
    const request = { purpose: 'lists.read', method: 'GET', path: paths.lists, query } as const;
    yield* (await fetchJson(door, request, schema)).lists;
  }
}

function readJoins(door: Door, listId: string, after: string | null): AsyncGenerator<JoinPage> {
  const call = `GET /crm/v3/lists/${listId}/memberships/join-order`;
  const read = (cursor: string | null) =>
    callTyped(
      door,
      { purpose: 'lists.read', call },
      (send, baseUrl) =>
        membershipsApi(send, baseUrl).getPageOrderedByAddedToListDate(
          listId,
          cursor ?? undefined,
          undefined,
          JOINS_PAGE,
        ),
      Joins,
    );
  return followPages(call, after, read, ({ joins }) => joins);
}

async function readListsOfRecord(
  door: Door,
  objectTypeId: string,
  recordId: string,
): ReturnType<ListsDoor['ofRecord']> {
  const call = `GET /crm/v3/lists/records/${objectTypeId}/${recordId}/memberships`;
  const { results } = await callTyped(
    door,
    { purpose: 'lists.read', call },
    (send, baseUrl) => membershipsApi(send, baseUrl).getLists(objectTypeId, recordId),
    Memberships,
  );
  return results.map(({ listId, firstAddedTimestamp = null, lastAddedTimestamp = null }) => ({
    listId,
    firstAddedAt: firstAddedTimestamp,
    lastAddedAt: lastAddedTimestamp,
  }));
}

function toJoin({ recordId, membershipTimestamp }: z.infer<typeof Join>): JoinPage['joins'][number] {
  return { recordId, joinedAt: membershipTimestamp };
}

interface ParsedList {
  listId: string;
  name: string;
  objectTypeId: string;
  processingType: ListDetails['processingType'];
  listVersion?: number | null | undefined;
  createdAt?: number | null | undefined;
  filtersUpdatedAt?: number | null | undefined;
  size?: number | null | undefined;
  filterBranch: unknown;
}

function toDetails(list: ParsedList): ListDetails {
  const { listId, name, objectTypeId, processingType, filterBranch } = list;
  const { size = null, listVersion = null, createdAt = null, filtersUpdatedAt = null } = list;
  const versions = { listVersion, createdAt, filtersUpdatedAt };
  return { listId, name, objectTypeId, processingType, size, ...versions, filterBranch };
}

import * as z from 'zod';
import { BATCHES_AHEAD, inBatches, runAhead } from './batches.ts';
import { callTyped, type Door, fetchJson } from './door.ts';
import { HubSpotError } from './errors.ts';
import { paths } from './paths.ts';
import { errorsById, isNotFound, RowErrors, rowFault } from './row-errors.ts';
import { listsApi } from './typed-client.ts';
import { EpochMs, Id } from './wire-values.ts';

/** HubSpot's largest page of a list search, and its largest batch of memberships. */
const SEARCH_PAGE = 500;
const MEMBERSHIP_BATCH = 100;

const LAST_REMOVED = 'hs_last_record_removed_at';

/** Values are texts, and a property without a value is missing. */
const Found = z.looseObject({
  lists: z.array(z.looseObject({ listId: Id, additionalProperties: z.record(z.string(), z.unknown()) })),
});

/** Of these lists, those nobody has ever left. A list HubSpot does not show is not among them. */
export async function readNeverLeft(door: Door, ids: readonly string[]): Promise<Set<string>> {
  const neverLeft = new Set<string>();
  for (const listIds of inBatches([...new Set(ids)], () => SEARCH_PAGE)) {
    const { lists } = await callTyped(
      door,
      { purpose: 'lists.read', call: 'POST /crm/v3/lists/search' },
      (send, baseUrl) =>
        listsApi(send, baseUrl).doSearch({
          listIds,
          offset: 0,
          count: SEARCH_PAGE,
          additionalProperties: [LAST_REMOVED],
        }),
      Found,
    );
    for (const { listId, additionalProperties } of lists) {
      const removed = additionalProperties[LAST_REMOVED] ?? '';
      if (removed === '') neverLeft.add(listId);
    }
  }
  return neverLeft;
}

const Memberships = z.looseObject({
  results: z.array(
    z.looseObject({
      recordId: Id,
      recordListMemberships: z.array(z.looseObject({ listId: Id, firstAddedTimestamp: EpochMs.nullish() })),
    }),
  ),
  errors: RowErrors,
});

/**
 * When each record was first added to a list, of those that are in it now. Throws HubSpotError, also where HubSpot
 * leaves a record out without saying that it is gone: taken for new, it would be counted.
 */
export async function readFirstAdded(
  door: Door,
  listId: string,
  objectTypeId: string,
  recordIds: readonly string[],
): Promise<Map<string, number>> {
  const firstAdded = new Map<string, number>();
  const batches = inBatches([...new Set(recordIds)], () => MEMBERSHIP_BATCH);
  const answers = runAhead(batches, BATCHES_AHEAD, (batch) => readBatch(door, objectTypeId, batch));
  for await (const memberships of answers) {
    for (const { recordId, recordListMemberships } of memberships) {
      const found = recordListMemberships.find((membership) => membership.listId === listId);
      const at = found?.firstAddedTimestamp ?? null;
      if (at !== null) firstAdded.set(recordId, at);
    }
  }
  return firstAdded;
}

async function readBatch(door: Door, objectTypeId: string, recordIds: readonly string[]) {
  const path = paths.membershipsOfRecords;
  const body = { inputs: recordIds.map((recordId) => ({ objectTypeId, recordId })) };
  const { results, errors } = await fetchJson(
    door,
    { purpose: 'lists.read', method: 'POST', path, body },
    Memberships,
  );
  const answered = new Set(results.map(({ recordId }) => recordId));
  const refused = errorsById(new Set(recordIds), errors);
  for (const id of recordIds) {
    if (answered.has(id) || isNotFound(refused.get(id))) continue;
    const { code, message } = rowFault(refused.get(id));
    throw new HubSpotError(
      'hubspot_bad_answer',
      `HubSpot did not say since when record ${id} is in its segments: ${message} (${code})`,
    );
  }
  return results;
}
